"""The map as a widget: its frame, tools and cards."""
