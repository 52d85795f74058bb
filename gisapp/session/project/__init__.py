"""The project of a window: opened, saved, kept safe, and put onto the map."""
