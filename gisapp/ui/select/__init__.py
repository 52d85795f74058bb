"""Selecting: its menu, the card over the map, its dialogs, its place in the status bar."""
