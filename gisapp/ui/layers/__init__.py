"""The layers panel: tree, legend, opacity, colours, properties, base map."""
