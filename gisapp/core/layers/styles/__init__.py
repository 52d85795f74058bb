"""From what a user chooses of a layer's look to its classes, their colours and their sizes."""
