"""Recipients: people of the town with a phone, each with a manner of their own."""
