"""From InPost's words into ours; pure."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from core.model.pickup_point import PickupPoint, PointKind
from core.ports import FeedPage
from integrations.lockers.inpost_points import wire
from integrations.point_list import Told, point_of

COLLECT = "parcel_collect"
ALWAYS = "24/7"
MAPPING = Path(__file__).parent / "mapping.toml"


def page(told: Told, said: wire.Page) -> FeedPage:
    """What cannot be read is left out."""
    points, unknown = [], set[str]()
    for raw in said.items:
        try:
            item = msgspec.json.decode(raw, type=wire.Item)
            found = _point(told, item)
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
            continue
        if item.status not in _mapping()["status"]:
            unknown.add(item.status[:40])
        if found is not None:
            points.append(found)
    cursor = str(said.page + 1) if said.page < said.total_pages else None
    return FeedPage(points=points, cursor=cursor, unknown=frozenset(unknown))


def _point(told: Told, item: wire.Item) -> PickupPoint | None:
    """None where nobody can collect a parcel."""
    kinds = [_mapping()["type"][one] for one in item.type if one in _mapping()["type"]]
    if not kinds or (item.functions and COLLECT not in item.functions):
        return None
    lines = item.address
    address = [lines.line1, lines.line2] if lines is not None else []
    always = item.location_247 or item.opening_hours == ALWAYS
    return point_of(
        told,
        item.name,
        f"InPost {item.name}",
        (item.location.latitude, item.location.longitude),
        kind=PointKind(kinds[0]),
        address=", ".join(part for part in (*address, item.location_description) if part),
        opening_hours=ALWAYS if always else item.opening_hours,
        wheelchair=True if item.easy_access_zone else None,
        is_closed=_mapping()["status"].get(item.status) != "open",
    )


@cache
def _mapping() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(MAPPING.read_text(encoding="utf-8"))
