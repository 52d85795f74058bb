"""The dialogs of what goes on paper: sheets for print, and pictures of the map."""
