"""Fact sheets to hand on: all that is known of one subject, as PDF or HTML."""
