"""Fact sheets: their commands, and the dialog that asks how they shall be."""
