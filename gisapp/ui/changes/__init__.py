"""What changed between two deliveries: the dialog that asks, and the panel that shows."""
