"""The window: canvas, panels, actions."""
