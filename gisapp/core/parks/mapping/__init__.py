"""What the rows of a layer are, and what its columns mean."""
