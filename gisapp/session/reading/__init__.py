"""How a layer is read: where it lies, in which encoding, and who asks the user."""
