"""What the columns of layers mean: guessed, said by the user, checked, and remembered."""
