"""Failures: the page of where tries come to nothing, what that takes, and what would help; and as
CSV. Counted by the code of the figures, so both say the same."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from io import StringIO
from urllib.parse import urlencode

from aiohttp import web
from markupsafe import Markup

from core.actions.counted import days_zone, gather, routes_of
from core.actions.house import House
from core.actions.mining import Angle, Failure, Mine, Spot, mined
from core.model.carrier import Carrier
from core.model.ids import CarrierRef
from core.ports import Lanes
from web.console import failure_drawings as drawings
from web.console import failure_words as says
from web.console.figures import begin
from web.console.pages import Pages
from web.console.sessions import SignedIn, buried_for

SPANS = (7, 30, 90)  # days
USUAL_SPAN = 30
SPOTS_MAX = 50  # on the page; the table has them all
DRAWN_MAX = 12
DELIVERIES_MAX = 40  # of one spot on the page
FORMULA = ("=", "+", "-", "@")  # how a cell begins that a spreadsheet would reckon


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which days, counted back from today, whose, and by what put together."""

    days: int
    carrier: str
    by: Angle

    def address(self, page: str = "failures") -> str:
        told = {"by": str(self.by), "days": str(self.days), "carrier": self.carrier}
        return f"/console/{page}?" + urlencode({name: one for name, one in told.items() if one})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    asked: Asked
    carriers: Sequence[Carrier]
    zone: tzinfo
    mine: Mine


class FailuresPage:
    """The page, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        found = await self._found(request, who)
        mine = found.mine
        total = Spot(name=None, failures=mine.failures, tries=mine.tries, advice=None)
        buried = self._pages.part("_undelivered.html", buried=await buried_for(self._lanes, who))
        return self._pages.page(
            "failures.html",
            who=who,
            parts={"undelivered": Markup(buried)},
            asked=found.asked,
            spans=SPANS,
            angles=says.ANGLE,
            carriers=found.carriers,
            names={carrier.ref: carrier.name for carrier in found.carriers},
            mine=mine,
            total=total,
            spots=mine.spots[:SPOTS_MAX],
            drawn=_drawn(mine.spots[:DRAWN_MAX]),
            trend=drawings.by_day(mine.failures) if mine.failures else None,
            week=drawings.week_of(mine.failures) if mine.failures else None,
            door=_door,
            deliveries_max=DELIVERIES_MAX,
            says=says,
            zone=found.zone,
        )

    async def table(self, request: web.Request, who: SignedIn) -> web.Response:
        """One line a spot, with the deliveries behind it by id, for a spreadsheet."""
        found = await self._found(request, who)
        asked, mine = found.asked, found.mine
        lines = StringIO()
        rows = csv.writer(lines)
        rows.writerow(
            ("by", "name", "in_vain", "tries", "hours", "cost", "currency", "advice", "deliveries")
        )
        rows.writerows(_row(asked.by, spot, mine) for spot in mine.spots)
        name = f"failures-by-{asked.by}-{asked.days}-days.csv"
        return web.Response(
            text=lines.getvalue(),
            content_type="text/csv",
            charset="utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    async def _found(self, request: web.Request, who: SignedIn) -> Found:
        async with self._house.store.read() as unit:
            carriers = who.seen_of(await unit.carriers.all())
            zone = await days_zone(unit, self._house.limits.zone)
            asked = _asked(request.query, carriers)
            since = begin(self._house.clock.now(), zone, asked.days)
            every = await gather(unit, since, CarrierRef(asked.carrier) or None)
            material = every.seen_by(who.person)
            unpriced = [each for each in material.carriers if each.costs is None]
            others = await routes_of(unit, material.cases, unpriced)
        mine = mined(material, [*material.routes, *others], asked.by)
        return Found(asked=asked, carriers=carriers, zone=zone, mine=mine)


def _asked(query: Mapping[str, str], carriers: Sequence[Carrier]) -> Asked:
    """What cannot be is as if nobody had asked for it."""
    days, carrier, by = query.get("days", ""), query.get("carrier", ""), query.get("by", "")
    return Asked(
        days=int(days) if days in {str(each) for each in SPANS} else USUAL_SPAN,
        carrier=carrier if any(each.ref == carrier for each in carriers) else "",
        by=Angle(by) if by in set(Angle) else Angle.BUILDING,
    )


def _drawn(spots: Sequence[Spot]) -> Sequence[tuple[Spot, float]]:
    """Each with how far its bar goes, of 1: by money where all that are drawn have it, else by
    hours, else by how many."""
    if all(spot.cost is not None for spot in spots):
        values = [float(spot.cost or 0) for spot in spots]
    elif all(spot.hours is not None for spot in spots):
        values = [float(spot.hours or 0) for spot in spots]
    else:
        values = [float(len(spot.failures)) for spot in spots]
    most = max(values, default=0.0) or 1.0
    return [(spot, value / most) for spot, value in zip(spots, values, strict=True)]


def _door(spot: Spot) -> Failure | None:
    """Whose chat may be asked for the door: one that is still to be brought."""
    return next((each for each in spot.failures if each.is_open and each.talk), None)


def _row(by: Angle, spot: Spot, mine: Mine) -> tuple[object, ...]:
    name = spot.name or ""
    return (
        by,
        f"'{name}" if name.startswith(FORMULA) else name,
        len(spot.failures),
        spot.tries,
        "" if spot.hours is None else round(spot.hours, 2),
        "" if spot.cost is None else round(spot.cost, 2),
        mine.currency or "",
        spot.advice or "",
        " ".join(spot.deliveries),
    )
