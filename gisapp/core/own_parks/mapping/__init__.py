"""What a mapping rests on while it is made: samples, previews, and what would be wrong."""
