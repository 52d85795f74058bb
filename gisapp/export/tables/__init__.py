"""What is written of layers, as rows of Arrow with their shapes, whatever the format."""
