"""Batches of features become layers, in memory and beyond it."""
