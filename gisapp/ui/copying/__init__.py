"""Copying what is selected and what is seen: as a table, as shapes, as a picture."""
