"""From Nova Poshta's words into ours; pure."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from core.model.pickup_point import PickupPoint, PointKind
from core.ports import FeedPage
from integrations.lockers.nova_poshta_warehouses import wire
from integrations.point_list import Told, point_of

ZONE = "Europe/Kyiv"
DAYS = {
    "Monday": "Mo", "Tuesday": "Tu", "Wednesday": "We", "Thursday": "Th", "Friday": "Fr",
    "Saturday": "Sa", "Sunday": "Su",
}  # fmt: skip
HOURS = re.compile(r"\d{2}:\d{2}-\d{2}:\d{2}")
MAPPING = Path(__file__).parent / "mapping.toml"


def page(told: Told, said: wire.Answer, number: int, limit: int) -> FeedPage:
    """What cannot be read is left out. A page that is not full is the last."""
    points, unknown = [], set[str]()
    for raw in said.data:
        try:
            item = msgspec.json.decode(raw, type=wire.Warehouse, strict=False)
            points.append(_point(told, item))
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
            continue
        unknown |= _unknown(item)
    cursor = str(number + 1) if len(said.data) >= limit else None
    return FeedPage(points=points, cursor=cursor, unknown=frozenset(unknown))


def _point(told: Told, item: wire.Warehouse) -> PickupPoint:
    status, kind = (
        _mapping()["status"].get(item.warehouse_status),
        _mapping()["category"].get(item.category_of_warehouse, PointKind.PICKUP_POINT),
    )
    return point_of(
        told,
        item.ref,
        item.description,
        (float(item.latitude), float(item.longitude)),
        kind=PointKind(kind),
        address=item.short_address,
        opening_hours=_hours(item.schedule),
        timezone=ZONE,
        is_closed=status != "open" or str(item.deny_to_select) == "1",
    )


def _hours(schedule: Mapping[str, str]) -> str | None:
    """As OpenStreetMap writes them: "Mo 08:00-21:00; Su off"."""
    days = [
        f"{short} {told if HOURS.fullmatch(told) else 'off'}"
        for day, short in DAYS.items()
        if (told := schedule.get(day, "").strip())
    ]
    return "; ".join(days) or None


def _unknown(item: wire.Warehouse) -> set[str]:
    said = {"status": item.warehouse_status, "category": item.category_of_warehouse}
    return {word[:40] for kind, word in said.items() if word and word not in _mapping()[kind]}


@cache
def _mapping() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(MAPPING.read_text(encoding="utf-8"))
