"""Importers: what each source of addresses looks like, turned into rows."""
