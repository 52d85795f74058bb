"""Dialogs that ask for files to open or to write."""
