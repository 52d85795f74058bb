"""What is wrong with the data that is open: the panel that lists it."""
