"""The style panel: how the features of a layer look, changed while one looks at the map."""
