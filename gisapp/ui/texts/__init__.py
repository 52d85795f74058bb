"""What a user sees and says of the encoding of texts."""
