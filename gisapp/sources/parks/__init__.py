"""Tables of the park schema become a dataset of facts and its layers."""
