"""The map as a drawing of bounded size, for readers without scripts."""
