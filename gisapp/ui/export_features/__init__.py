"""The dialog that exports features: which, of which columns, in which format."""
