"""Doors that speak HTTP: the API, carriers' hooks, the agents' console and the pages."""
