"""What a user types is found among names, facts and coordinates."""
