"""Lockers: lists of pickup points that others keep, and the one place that knows them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from core.model.ids import CarrierRef
from core.model.parcel import Size
from core.ports import PointFeed
from integrations.lockers import inpost_points, nova_poshta_warehouses, osm, points_feed
from integrations.point_list import Told

KINDS: Mapping[str, Callable[[Told], PointFeed]] = MappingProxyType(
    {
        each.DECLARATION.name: each.opened
        for each in (inpost_points, nova_poshta_warehouses, points_feed, osm)
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a setting says of a feed. `compartments` are those that we may use in each of its
    lockers, where its list tells none."""

    adapter: str
    url: str = ""
    file: Path | None = None
    key: str = ""
    compartments: Mapping[Size, int] = field(default_factory=dict)
    timezone: str | None = None
    carrier: CarrierRef | None = None


def open_feed(name: str, said: Setting) -> PointFeed:
    """The feed that a setting names. Raises ValueError with what is wrong in the setting."""
    opened = KINDS.get(said.adapter)
    if opened is None:
        raise ValueError(f"adapter {said.adapter} is unknown; known: {', '.join(sorted(KINDS))}")
    if not name.replace("-", "").isalnum():
        raise ValueError("its name wants letters, digits and hyphens: points are called by it")
    return opened(
        Told(
            name=name,
            url=said.url,
            file=said.file,
            key=said.key,
            compartments=dict(said.compartments),
            timezone=said.timezone,
            carrier=said.carrier,
        )
    )
