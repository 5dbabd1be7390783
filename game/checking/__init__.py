"""What a file that reads well can still get wrong."""
