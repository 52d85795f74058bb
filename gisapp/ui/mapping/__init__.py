"""What a user sees and says of what columns mean."""
