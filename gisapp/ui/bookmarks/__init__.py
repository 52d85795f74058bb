"""The views that the user gave names: a menu, and a dialog that puts them in order."""
