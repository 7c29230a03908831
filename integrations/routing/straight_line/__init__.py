"""Straight line: how long a vehicle takes if streets are somewhat longer than the bird's way.

An estimate for who has no road network; nothing is known of rivers, one-way streets or traffic.
"""

from core.ports import STRAIGHT_LINE
from integrations.declaration import Auth, Declaration, Way

NAME = STRAIGHT_LINE

DECLARATION = Declaration(
    name=NAME,
    title="Straight line",
    kind="routing",
    ways=frozenset({Way.POLL}),
    auth=Auth.NONE,
    can=frozenset({"matrix", "path"}),
    features=frozenset({"profiles"}),
)
