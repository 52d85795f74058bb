"""Names on the map: their text, where they may stand, and which of them do."""
