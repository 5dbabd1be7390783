"""The face made of plain lines: for terminals, pipes and screen readers."""
