"""Translation between the wire and the words of the house: pure, both ways."""
