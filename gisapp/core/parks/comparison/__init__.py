"""Subjects side by side: aligned statements, which of them compare, the best, the differences."""
