"""What of a user's data is likely about persons, so that nobody hands it on unawares."""
