"""The checks: one rule, one file, one code; the file's name is the code with underscores."""
