"""Lockers: the page of pickup points, with their compartments, whose are kept there, and hours.

It names deliveries, so whoever looks stands in the trail.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from aiohttp import web
from markupsafe import Markup

from core.actions.house import House
from core.actions.opening import hours_at
from core.model.delivery import Delivery
from core.model.ids import ConversationId, DeliveryId, PointRef
from core.model.parcel import Size
from core.model.pickup_point import Compartments, PickupPoint, Reservation
from core.model.point_choice import Hours
from core.ports import Lanes
from web.console import views
from web.console.pages import Pages
from web.console.sessions import SignedIn
from web.console.tongue import Family, moment, said

POINTS_MAX = 25
KEPT_MAX = 40  # of one point on the page
WORDS_MAX = 60
REF_LETTERS_MAX = 200
HOURS_DAYS = 2
KIND = Family("point-kind", ("locker", "pickup_point", "terminal"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A compartment that is kept, and for which delivery."""

    delivery: DeliveryId
    tracking_number: str
    talk: ConversationId | None
    size: Size
    since: str
    since_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point as it stands on the page; `open` says in words whether it is open now."""

    ref: PointRef
    name: str
    kind: str
    address: str
    compartments: Mapping[Size, Compartments]
    hours: str
    open: str
    is_shut: bool
    is_closed: bool
    feed: str
    kept: Sequence[Kept]

    @property
    def too_many(self) -> int:
        return sum(one.too_many for one in self.compartments.values())


class LockersPage:
    """The page, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        sought = " ".join(request.query.get("q", "").split())[:WORDS_MAX]
        after = request.query.get("after", "")[:REF_LETTERS_MAX]
        async with self._house.store.read() as unit:
            usual = await views.zone_of(unit, None)
            zone = usual if isinstance(usual, ZoneInfo) else ZoneInfo("UTC")
            found = await unit.points.page(
                words=sought, after=PointRef(after) if after else None, limit=POINTS_MAX + 1
            )
            shown = found[:POINTS_MAX]
            refs = [point.ref for point in shown]
            loads = await unit.points.loads(refs)
            kept = await unit.points.kept_at(refs)
            shown_for = {one.delivery for one in kept[: POINTS_MAX * KEPT_MAX]}
            deliveries = await unit.deliveries.some(shown_for)
        by_point: dict[PointRef, list[Reservation]] = defaultdict(list)
        for one in kept:
            by_point[one.point].append(one)
        now = self._house.clock.now()
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        return self._pages.page(
            "lockers.html",
            who=who,
            parts={"undelivered": Markup(buried)},
            points=[
                _point(point, loads.get(point.ref, {}), by_point[point.ref], deliveries, zone, now)
                for point in shown
            ],
            sought=sought,
            more=_address(sought, shown[-1].ref) if len(found) > POINTS_MAX else None,
            first=_address(sought) if after else None,
            kept_max=KEPT_MAX,
            zone=zone,
        )


def _point(
    point: PickupPoint,
    load: Mapping[Size, Compartments],
    kept: Sequence[Reservation],
    deliveries: Mapping[DeliveryId, Delivery],
    usual: ZoneInfo,
    now: datetime,
) -> Point:
    zone = ZoneInfo(point.timezone) if point.timezone else usual
    hours = hours_at(point.opening_hours, zone, now, HOURS_DAYS)
    told = [_kept(one, deliveries.get(one.delivery), zone) for one in kept]
    says = ""
    if hours is not None:
        says = _open(hours, zone)
    return Point(
        ref=point.ref,
        name=point.name,
        kind=KIND[point.kind],
        address=point.address,
        compartments={size: load[size] for size in Size if size in load},
        hours=point.opening_hours or "",
        open=says,
        is_shut=hours is not None and not hours.is_open,
        is_closed=point.is_closed,
        feed=point.feed,
        kept=[one for one in told if one is not None],
    )


def _open(hours: Hours, zone: ZoneInfo) -> str:
    if hours.changes_at is None:
        return said("open") if hours.is_open else said("shut-now")
    time = moment(hours.changes_at, zone)
    return said("open-until", time=time) if hours.is_open else said("shut-until", time=time)


def _kept(one: Reservation, delivery: Delivery | None, zone: ZoneInfo) -> Kept | None:
    if delivery is None:
        return None
    return Kept(
        delivery=one.delivery,
        tracking_number=delivery.tracking_number,
        talk=delivery.conversation,
        size=one.size,
        since=moment(one.made_at, zone),
        since_at=one.made_at,
    )


def _address(sought: str, after: PointRef | None = None) -> str:
    told = {"q": sought, "after": after or ""}
    query = urlencode({name: value for name, value in told.items() if value})
    return "/console/lockers" + (f"?{query}" if query else "")
