"""Making: how a gazetteer is made of rows, and the shelf that it stands on."""
