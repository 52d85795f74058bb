"""Project files and packages are read, and their sources found again."""
