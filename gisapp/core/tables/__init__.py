"""Rows of layers as Arrow: what tables, filters and classes are made of."""
