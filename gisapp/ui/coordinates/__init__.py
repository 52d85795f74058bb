"""Where coordinates lie: the dialog that asks for a CRS, and corrects one."""
