"""The words of delivery, and what may be done with them."""
