"""Tables of texts and workbooks become layers: headings, types and places are found in them."""
