"""What is printed of a window: sheets and pictures, as the user wants them."""
