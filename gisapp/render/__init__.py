"""Layers become pictures, with QtCore and QtGui, never QtWidgets."""
