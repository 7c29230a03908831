"""Gazetteers: the streets, houses and towns of an area, as they are looked up."""
