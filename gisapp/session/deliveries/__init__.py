"""Deliveries of one file: a newer one is noticed, two are compared."""
