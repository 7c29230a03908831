"""What must be known before an OSM file is read: objects that speak of others which come first."""

from dataclasses import dataclass, field
from pathlib import Path

import osmium
from osmium.filter import IdFilter, TagFilter
from osmium.osm import RELATION, WAY, Relation, Way

from address.importers.osm_lines import KINDS

STREET_RELATIONS = ("associatedStreet", "street")
NAMING_ROLES = frozenset({"street", "highway"})
type Member = tuple[str, int]  # "n", "w" or "r", and its id


@dataclass(slots=True)
class LookedUp:
    """`streets`: the street of houses that a relation puts on it. `line_ends`: the nodes of
    interpolation lines, whose numbers the lines want."""

    streets: dict[Member, str] = field(default_factory=dict)
    line_nodes: set[int] = field(default_factory=set)


def looked_up(path: Path) -> LookedUp:
    """A quick pass over ways and relations alone; a second one where relations name no street."""
    found = LookedUp()
    nameless: dict[int, list[Member]] = {}
    wanted = TagFilter(
        *(("type", kind) for kind in STREET_RELATIONS),
        *(("addr:interpolation", kind) for kind in KINDS),
    )
    for thing in osmium.FileProcessor(str(path), WAY | RELATION).with_filter(wanted):
        if isinstance(thing, Way):
            found.line_nodes.update(node.ref for node in thing.nodes)
        elif isinstance(thing, Relation):
            _look_at(thing, found, nameless)
    if nameless:
        ways = osmium.FileProcessor(str(path), WAY).with_filter(IdFilter(nameless))
        for way in ways:
            if name := way.tags.get("name"):
                found.streets.update(dict.fromkeys(nameless[way.id], name.strip()))
    return found


def _look_at(relation: Relation, found: LookedUp, nameless: dict[int, list[Member]]) -> None:
    houses: list[Member] = [
        (member.type, member.ref) for member in relation.members if member.role not in NAMING_ROLES
    ]
    name = (relation.tags.get("name") or relation.tags.get("addr:street") or "").strip()
    if name:
        found.streets.update(dict.fromkeys(houses, name))
        return
    for member in relation.members:
        if member.role in NAMING_ROLES and member.type == "w":
            nameless.setdefault(member.ref, []).extend(houses)
