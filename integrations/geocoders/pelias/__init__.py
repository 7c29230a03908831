"""Pelias: a search over OpenStreetMap, OpenAddresses and others.

Traps: `confidence` was high for wrong numbers and wrong postcodes; a match of the kind "fallback"
is a place around the address and not the address; interpolated numbers are guesses.
"""

from integrations.declaration import Auth, Declaration, Way
from integrations.geocode_json import Dialect
from integrations.geocoders.pelias import translate

KEY_NAME = "api_key"  # hosted ones want it in the question
DECLARATION = Declaration(
    name="pelias",
    title="Pelias",
    kind="geocoder",
    ways=frozenset({Way.POLL}),
    auth=Auth.QUERY,
    can=frozenset({"find"}),
)
DIALECT = Dialect(
    path="v1/search",
    question=translate.question,
    read=translate.address,
    licence="© OpenStreetMap contributors, OpenAddresses and others",
)
