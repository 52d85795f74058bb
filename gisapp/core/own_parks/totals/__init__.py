"""What rows come to together: sums, means and spreads, in all and in groups."""
