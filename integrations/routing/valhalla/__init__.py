"""Valhalla: travel times and ways from OpenStreetMap, embedded in the process or on a server.

https://valhalla.github.io/valhalla/api/ says what goes over the wire. Here a point that has no
road within SNAP_METRES_MAX lies nowhere; Valhalla's own limit is 35 km.
"""

NAME = "valhalla"
SNAP_METRES_MAX = 350
