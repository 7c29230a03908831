"""Language: how words are spelt and compared, and the words that addresses are made of."""
