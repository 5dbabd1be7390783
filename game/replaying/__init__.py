"""A kept play gives the same turns again, or the first difference is named."""
