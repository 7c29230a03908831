"""Routes: the page of a carrier's day, each route as a line of time, and what one more stop would
cost. A delivery that asks is named by its id; a place that asks comes in a form, never in an
address."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from aiohttp import web
from markupsafe import Markup

from core.actions.day_routes import DayRoutes, day_routes
from core.actions.house import House
from core.model.carrier import Carrier
from core.model.courier_link import CourierLink
from core.model.delivery import Delivery
from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.location import Location
from core.model.window import Window
from core.ports import Lanes
from core.refusals import Refused
from web.console import own_routes
from web.console import route_words as words
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn, buried_for
from web.console.timeline import Axis, drawn
from web.console.tongue import said

ROUTES_MAX = 10  # on one page
_ID = re.compile(r"[A-Za-z0-9_]{1,64}", re.ASCII)
_PLACE = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*", re.ASCII)
WANTED_LETTERS_MAX = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody is: which carrier's day, and which of its routes."""

    carrier: str = ""
    day: str = ""
    page: int = 0
    delivery: str = ""

    def address(self) -> str:
        told = {
            "carrier": self.carrier,
            "day": self.day,
            "page": str(self.page) if self.page else "",
            "delivery": self.delivery,
        }
        query = urlencode({name: value for name, value in told.items() if value})
        return "/console/routes" + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """Where a window costs least among all routes of the day; `address` leads to that route, where
    one can be led there."""

    window: Window
    route: RouteRef
    extra: timedelta
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who wants one more stop. `wanted` is what was typed, `problem` why it is nobody."""

    who: Delivery | Location | None = None
    wanted: str = ""
    problem: str | None = None


class RoutesPage:
    """The page, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        place = _place(request)
        asking = await self._by_id(place.delivery, who)
        return await self._drawn(who, place, asking)

    async def ask(self, request: web.Request, who: SignedIn) -> web.Response:
        """The same page for whoever was typed: a tracking number, or a place. It changes nothing,
        so whoever may look may ask."""
        form = await fields(request)
        must_be_ours(request, who, form)
        wanted = form.get("wanted", "").strip()[:WANTED_LETTERS_MAX]
        place = _place(request)
        asking = await self._typed(wanted, CarrierRef(place.carrier), who)
        return await self._drawn(who, place, asking)

    async def _drawn(self, who: SignedIn, place: Place, asking: Asking) -> web.Response:
        carriers = await self._carriers(who)
        carrier = next((each for each in carriers if each.ref == place.carrier), None)
        carrier = carrier or (carriers[0] if carriers else None)
        if carrier is None:
            return await self._page(who, place, asking, [], None)
        day = _day(place.day) or self._house.clock.now().astimezone(carrier.zone).date()
        place = Place(
            carrier=carrier.ref, day=day.isoformat(), page=place.page, delivery=place.delivery
        )
        try:
            found = await self._found(who, carrier, day, place, asking)
        except Refused as no:
            asking = Asking(wanted=asking.wanted, problem=words.cannot_be_moved(no.refusal))
            found = await self._found(who, carrier, day, place, asking)
        return await self._page(who, place, asking, carriers, found)

    async def _found(
        self, who: SignedIn, carrier: Carrier, day: date, place: Place, asking: Asking
    ) -> DayRoutes:
        is_by_shop = bool(who.person.merchants)
        first = 0 if is_by_shop else place.page * ROUTES_MAX
        limit = own_routes.ROUTES_MAX if is_by_shop else ROUTES_MAX
        found = await day_routes(
            self._house, carrier, day, asks=asking.who, first=first, limit=limit
        )
        return await own_routes.of_theirs(self._house, found, who)

    async def _links(self, found: DayRoutes) -> dict[RouteRef, list[CourierLink]]:
        """Those that open a courier's page of these routes now."""
        refs = [each.route.ref for each in found.routes]
        async with self._house.store.read() as unit:
            known = {ref: await unit.courier_links.of(ref) for ref in refs}
        return {ref: [each for each in all if each.opens(found.now)] for ref, all in known.items()}

    async def _left_behind(self, found: DayRoutes) -> dict[RouteRef, list[str]]:
        """The numbers of what each route seems to have left without, for nobody scanned it."""
        left: dict[RouteRef, list[str]] = {}
        async with self._house.store.read() as unit:
            for each in found.routes:
                ids = [stop.delivery for stop in each.route.stops if stop.delivery is not None]
                known = [one for id in ids if (one := await unit.deliveries.get(id)) is not None]
                left[each.route.ref] = [
                    one.tracking_number
                    for one in known
                    if one.seems_left_behind and not one.is_over
                ]
        return left

    async def _carriers(self, who: SignedIn) -> list[Carrier]:
        async with self._house.store.read() as unit:
            return who.seen_of(await unit.carriers.all())

    async def _by_id(self, id: str, who: SignedIn) -> Asking:
        if not id:
            return Asking()
        async with self._house.store.read() as unit:
            delivery = await unit.deliveries.get(DeliveryId(id))
        return _asking(_seen(delivery, who), "")

    async def _typed(self, wanted: str, carrier: CarrierRef, who: SignedIn) -> Asking:
        if (spot := _PLACE.fullmatch(wanted)) is not None:
            try:
                return Asking(who=Location(float(spot[1]), float(spot[2])), wanted=wanted)
            except ValueError:
                return Asking(wanted=wanted, problem=said("no-such-place"))
        async with self._house.store.read() as unit:
            delivery = await unit.deliveries.by_tracking(carrier, wanted) if wanted else None
        return _asking(_seen(delivery, who), wanted)

    async def _page(
        self,
        who: SignedIn,
        place: Place,
        asking: Asking,
        carriers: list[Carrier],
        found: DayRoutes | None,
    ) -> web.Response:
        buried = self._pages.part("_undelivered.html", buried=await buried_for(self._lanes, who))
        drawings: list[Markup] = []
        axis = None
        links: dict[RouteRef, list[CourierLink]] = {}
        left: dict[RouteRef, list[str]] = {}
        if found is not None and found.routes:
            axis = Axis.over(found.routes, found.carrier.zone)
            drawings = [drawn(route, axis, found.now) for route in found.routes]
            links, left = await self._links(found), await self._left_behind(found)
        return self._pages.page(
            "routes.html",
            status=200 if asking.problem is None else 404,
            who=who,
            parts={"undelivered": Markup(buried)},
            says=words,
            asked_by=lambda id: replace(place, delivery=id).address(),
            place=place,
            asking=asking,
            asks=asking.who if isinstance(asking.who, Delivery) else None,
            carriers=carriers,
            found=found,
            axis=axis,
            drawings=drawings,
            links=links,
            left=left,
            best=_best(found, place, asking),
            around=_around(place, found),
        )


def _seen(delivery: Delivery | None, who: SignedIn) -> Delivery | None:
    """Of somebody else's there is none to be seen."""
    return delivery if delivery is not None and who.person.sees((delivery,)) else None


def _asking(delivery: Delivery | None, wanted: str) -> Asking:
    if delivery is None:
        return Asking(wanted=wanted, problem=said("no-such-delivery"))
    if delivery.is_over:
        return Asking(wanted=wanted, problem=said("over-already"))
    return Asking(who=delivery, wanted=wanted or delivery.tracking_number)


def _best(found: DayRoutes | None, place: Place, asking: Asking) -> list[Best]:
    if found is None:
        return []
    return [
        Best(
            window=offer.window,
            route=offer.route_ref,
            extra=timedelta(seconds=offer.extra_seconds),
            address=_address_of(offer.route_ref, found, place, asking),
        )
        for offer in found.offers
    ]


def _address_of(ref: RouteRef, found: DayRoutes, place: Place, asking: Asking) -> str | None:
    """Where a route is drawn for who asks. A place that was typed stands in no address, so it is
    led to nothing on another page."""
    number = found.numbers.get(ref)
    if number is None:
        return None
    page, at = divmod(number, ROUTES_MAX)
    if page == place.page:
        return f"#route-{at + 1}"
    if not isinstance(asking.who, Delivery):
        return None
    return replace(place, page=page, delivery=asking.who.id).address() + f"#route-{at + 1}"


def _around(place: Place, found: DayRoutes | None) -> dict[str, str | None]:
    """The days beside this one, and the pages."""
    if found is None:
        return {}
    one = timedelta(days=1)
    kept = place.delivery
    days = {"before": found.day - one, "after": found.day + one}
    links: dict[str, str | None] = {"less": None, "more": None}
    links |= {
        name: Place(carrier=place.carrier, day=day.isoformat(), delivery=kept).address()
        for name, day in days.items()
    }
    here = Place(carrier=place.carrier, day=place.day, delivery=kept)
    if place.page:
        links["less"] = replace(here, page=place.page - 1).address()
    if (place.page + 1) * ROUTES_MAX < found.count:
        links["more"] = replace(here, page=place.page + 1).address()
    links["nobody"] = Place(carrier=place.carrier, day=place.day, page=place.page).address()
    return links


def _place(request: web.Request) -> Place:
    """What the address names, as far as it can be one."""
    query = request.query
    page = query.get("page", "")
    id = query.get("delivery", "")
    return Place(
        carrier=query.get("carrier", ""),
        day=query.get("day", ""),
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < 4 else 0,
        delivery=id if _ID.fullmatch(id) else "",
    )


def _day(word: str) -> date | None:
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None
