"""The details panel: what is known of what is selected."""
