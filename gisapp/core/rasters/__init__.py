"""Pictures of the ground, such as orthophotos and scanned plans: where their pixels lie."""
