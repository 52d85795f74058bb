"""What is laid out of a window: sheets and pictures, as the user wants them."""
