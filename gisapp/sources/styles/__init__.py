"""Styles that other programs made: of files beside a source, and of tables in it."""
