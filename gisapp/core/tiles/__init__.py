"""The grid of map tiles, and base maps made of them."""
