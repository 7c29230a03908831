"""Matching: which streets and houses a line may mean, and what speaks against them."""
