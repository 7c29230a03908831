"""Nominatim: the search of OpenStreetMap, asked for its GeocodeJSON.

The public one wants at most one question a second of a whole installation, a contact in the
User-Agent, and answers that are kept. Traps: its importance is fame and no sign of a match; it
corrects no slips; an unknown number leads to the street, or to another town.
"""

from integrations.declaration import Auth, Declaration, Way
from integrations.geocode_json import Dialect
from integrations.geocoders.nominatim import translate

DECLARATION = Declaration(
    name="nominatim",
    title="Nominatim",
    kind="geocoder",
    ways=frozenset({Way.POLL}),
    auth=Auth.BEARER,
    can=frozenset({"find"}),
)
DIALECT = Dialect(
    path="search",
    question=translate.question,
    read=translate.address,
    licence="© OpenStreetMap contributors, ODbL 1.0",
)
