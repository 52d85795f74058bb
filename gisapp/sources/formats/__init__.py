"""One module a file format: what is in a file, and its features as Arrow batches."""
