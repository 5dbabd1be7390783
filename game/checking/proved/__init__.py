"""The checks that need a proof: one file, one code; the file's name is the code with underscores."""
