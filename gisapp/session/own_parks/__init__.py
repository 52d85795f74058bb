"""The user's own parks, plots and firms: their subjects, documents, facts and figures."""
