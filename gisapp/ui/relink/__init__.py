"""Asks where the files of a project are now that are not where they were."""
