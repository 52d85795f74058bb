"""Two deliveries of one file, compared by key."""
