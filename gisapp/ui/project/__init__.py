"""Projects in the window: their commands, and the questions before something is lost."""
