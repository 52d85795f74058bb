"""What is opened in place of a user's file where that itself would not do."""
