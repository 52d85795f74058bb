"""Project files and packages are written."""
