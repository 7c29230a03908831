"""Maps drawn from an OSM extract: a compact file of shapes, made once, and pictures of it.

No tile server is asked. What is shown carries ATTRIBUTION, as OpenStreetMap's licence wants it.
"""

NAME = "map"
ATTRIBUTION = "© OpenStreetMap contributors"
