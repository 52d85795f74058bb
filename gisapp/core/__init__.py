"""What a map is: no Qt, no files, no network."""
