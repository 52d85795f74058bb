"""Flat coordinate arrays of many features: their index, repair, detail and density."""
