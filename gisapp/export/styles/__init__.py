"""How layers look, written for other programs."""
