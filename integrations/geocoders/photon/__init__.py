"""Photon: a search over OpenStreetMap that forgives slips.

Traps: no score that says how well an address fits; a number outweighs the town; a number that is
not there leads to a neighbour without a word; unknown parameters are refused, so the country is
looked at in the answer.
"""

from integrations.declaration import Auth, Declaration, Way
from integrations.geocode_json import Dialect
from integrations.geocoders.photon import translate

DECLARATION = Declaration(
    name="photon",
    title="Photon",
    kind="geocoder",
    ways=frozenset({Way.POLL}),
    auth=Auth.BEARER,
    can=frozenset({"find"}),
)
DIALECT = Dialect(
    path="api",
    question=translate.question,
    read=translate.address,
    licence="© OpenStreetMap contributors, ODbL 1.0",
)
