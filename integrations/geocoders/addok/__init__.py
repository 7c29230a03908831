"""Addok: the search of the French base of addresses (BAN), and of other countries' registers.

Traps: a number must lead or stand before the kind of way; its `score` says how alike the letters
are; it serves one country and says none.
"""

from integrations.declaration import Auth, Declaration, Way
from integrations.geocode_json import Dialect
from integrations.geocoders.addok import translate

DECLARATION = Declaration(
    name="addok",
    title="Addok",
    kind="geocoder",
    ways=frozenset({Way.POLL}),
    auth=Auth.BEARER,
    can=frozenset({"find"}),
)
DIALECT = Dialect(
    path="search/",
    question=translate.question,
    read=translate.address,
    licence="BAN, Licence Ouverte 2.0",
)
