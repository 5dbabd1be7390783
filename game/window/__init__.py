"""The pygame face. Nothing outside this package imports pygame."""
