"""What an export must not show: what may be named, and layers and facts without it."""
