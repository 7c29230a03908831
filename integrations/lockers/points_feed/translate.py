"""From a list in JSON or CSV into our words; pure."""

import csv
from collections.abc import Sequence
from io import StringIO
from zoneinfo import available_timezones

import msgspec

from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, PointKind
from core.ports import FeedPage
from integrations.lockers.points_feed import wire
from integrations.point_list import Told, point_of

YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
DELIMITERS = ",;\t|"
POINTS_MAX = 500_000


def page(told: Told, body: bytes) -> FeedPage:
    """Raises ValueError where it is neither JSON nor a table with a ref."""
    text = body.decode("utf-8-sig")
    found = _of_json(text) if text.lstrip()[:1] in ("[", "{") else _of_csv(text)
    return listed(told, found)


def listed(told: Told, found: Sequence[object], cursor: str | None = None) -> FeedPage:
    """What cannot be read is left out."""
    points, unknown = [], set[str]()
    for one in found[:POINTS_MAX]:
        try:
            if isinstance(one, msgspec.Raw):
                one = msgspec.json.decode(one)
            item = msgspec.convert(one, wire.Listed, strict=False)
            if item.kind not in set(PointKind):
                unknown.add(item.kind[:40])
            points.append(_point(told, item))
        except (msgspec.MsgspecError, ValueError):
            continue
    return FeedPage(points=points, cursor=cursor, unknown=frozenset(unknown))


def _point(told: Told, item: wire.Listed) -> PickupPoint:
    is_known = item.kind in set(PointKind)
    sizes = {Size(size): count for size, count in item.compartments.items() if size in set(Size)}
    return point_of(
        told,
        item.ref,
        item.name,
        (item.location.lat, item.location.lon),
        kind=PointKind(item.kind) if is_known else PointKind.PICKUP_POINT,
        address=item.address,
        opening_hours=item.opening_hours,
        compartments=sizes,
        timezone=item.timezone if item.timezone in available_timezones() else None,
        wheelchair=item.wheelchair,
        is_closed=not is_known,
    )


def _of_json(text: str) -> list[object]:
    try:
        said = msgspec.json.decode(text)
    except msgspec.MsgspecError as problem:
        raise ValueError("is no JSON") from problem
    listed = said.get("items") if isinstance(said, dict) else said
    if not isinstance(listed, list):
        raise ValueError('is no list, and has none under "items"')
    return listed


def _of_csv(text: str) -> list[object]:
    heading = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=heading.count)
    rows = csv.DictReader(StringIO(text), delimiter=delimiter)
    if "ref" not in (rows.fieldnames or ()):
        raise ValueError("is neither JSON nor a table with a column ref")
    return [_row({key: (value or "").strip() for key, value in row.items() if key}) for row in rows]


def _row(row: dict[str, str]) -> object:
    told: dict[str, object] = {key: value for key, value in row.items() if value}
    told["location"] = {"lat": row.get("lat", ""), "lon": row.get("lon", "")}
    told["compartments"] = {size.value: row[size] for size in Size if row.get(size)}
    told["wheelchair"] = YES.get(row.get("wheelchair", "").lower())
    return told
