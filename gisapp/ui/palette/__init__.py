"""The command palette: every command by its name, from the keyboard."""
