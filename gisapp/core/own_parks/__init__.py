"""Rows of mapped layers become subjects with facts, as the embedded data has them."""
