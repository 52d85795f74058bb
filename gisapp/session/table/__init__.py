"""The tables of layers: their rows read, ordered and searched by workers."""
