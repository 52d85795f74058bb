"""The main window: its frame, menus, status bar, messages and dialogs."""
