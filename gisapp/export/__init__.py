"""What the window shows becomes a file."""
