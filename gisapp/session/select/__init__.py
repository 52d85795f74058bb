"""Selecting many features at once: by area, by what they are near, by an expression."""
