"""Boundary-point files (界址点坐标) become tables of plots, with what is wrong in them."""
