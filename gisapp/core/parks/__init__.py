"""What is stated of parks: facts with provenance, derived figures, dossiers."""
