"""What is wrong with layers and their figures, found by rules."""
