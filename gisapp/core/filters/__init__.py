"""Which features of a layer are shown, by what the user asks of them."""
