"""A row with all that it states, and all that it is tied to, as a subject with a dossier."""
