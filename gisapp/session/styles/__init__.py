"""Styles that come from files and go to files."""
