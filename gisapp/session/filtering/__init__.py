"""Filters of layers at work: which features are shown is worked out beside the window."""
