"""Compiled kernels that paint many features into pixels."""
