"""Engines are imported where they are measured, in the Python that has them, and not by pytest."""

collect_ignore_glob = ["engine_*.py", "qgis_window.py"]
