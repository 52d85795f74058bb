"""The formats that features are written in: one module each."""
