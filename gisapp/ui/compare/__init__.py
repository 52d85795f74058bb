"""Subjects side by side: a sheet below the map."""
