"""Figures: the page of what a time came to, the same numbers as `doorstep kpi`; and as CSV."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from io import StringIO
from urllib.parse import urlencode

from aiohttp import web
from markupsafe import Markup

from core.actions.counted import Material, days_zone, gather
from core.actions.figures import Figures, figures
from core.actions.house import House
from core.model.carrier import Carrier
from core.model.ids import CarrierRef
from core.ports import Lanes
from web.console import figure_words as says
from web.console import trend
from web.console.pages import Pages
from web.console.sessions import SignedIn, buried_for

SPANS = (1, 7, 30)  # days
USUAL_SPAN = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which days, counted back from today, and whose."""

    days: int
    carrier: str

    def address(self, page: str = "figures") -> str:
        told = {"days": str(self.days), "carrier": self.carrier}
        return f"/console/{page}?" + urlencode({name: one for name, one in told.items() if one})


class FiguresPage:
    """The page, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        asked, carriers, zone, material = await self._material(request, who)
        told = figures(material)
        by_day = {day: figures(one) for day, one in material.by_day(zone).items()}
        buried = self._pages.part("_undelivered.html", buried=await buried_for(self._lanes, who))
        return self._pages.page(
            "figures.html",
            who=who,
            parts={"undelivered": Markup(buried)},
            asked=asked,
            spans=SPANS,
            carriers=carriers,
            told=told,
            says=says,
            trend=trend.drawn(trend.points(by_day)) if by_day else None,
            names={carrier.ref: carrier.name for carrier in carriers},
            zone=zone,
        )

    async def table(self, request: web.Request, who: SignedIn) -> web.Response:
        """One line a number, for a spreadsheet."""
        asked, _, _, material = await self._material(request, who)
        lines = StringIO()
        rows = csv.writer(lines)
        rows.writerow(("figure", "part", "value"))
        rows.writerows(_rows(figures(material)))
        name = f"figures-{asked.days}-days.csv"
        return web.Response(
            text=lines.getvalue(),
            content_type="text/csv",
            charset="utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    async def _material(
        self, request: web.Request, who: SignedIn
    ) -> tuple[Asked, list[Carrier], tzinfo, Material]:
        async with self._house.store.read() as unit:
            carriers = who.seen_of(await unit.carriers.all())
            zone = await days_zone(unit, self._house.limits.zone)
            asked = _asked(request.query, carriers)
            since = begin(self._house.clock.now(), zone, asked.days)
            material = await gather(unit, since, CarrierRef(asked.carrier) or None)
        return asked, carriers, zone, material.seen_by(who.person)


def _asked(query: Mapping[str, str], carriers: list[Carrier]) -> Asked:
    """What cannot be is as if nobody had asked for it."""
    days, carrier = query.get("days", ""), query.get("carrier", "")
    known = {str(each) for each in SPANS}
    return Asked(
        days=int(days) if days in known else USUAL_SPAN,
        carrier=carrier if any(each.ref == carrier for each in carriers) else "",
    )


def begin(now: datetime, zone: tzinfo, days: int) -> datetime:
    """Midnight where the carriers are, so many days ago and today among them."""
    first = now.astimezone(zone).date() - timedelta(days=days - 1)
    return datetime.combine(first, time(), zone)


def _rows(told: Figures) -> Iterator[tuple[str, str, object]]:
    for name, value in told.items():
        for part, number in _parts("", value):
            yield name, part, "" if number is None else number


def _parts(before: str, value: object) -> Iterator[tuple[str, object]]:
    if not isinstance(value, dict):
        yield before, value
        return
    for name, one in value.items():
        yield from _parts(f"{before}.{name}" if before else str(name), one)
