"""Layers and what is asked of them: attributes, symbology, identify, selection."""
