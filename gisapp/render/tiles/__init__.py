"""Tiles from the network or an archive become a picture below the layers."""
