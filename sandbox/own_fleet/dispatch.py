"""The dispatch: own-fleet's planning room, that lays the day out on vans and lays it out again."""

import asyncio
from datetime import date
from random import Random

from sandbox.clock import WorldClock
from sandbox.doorstep import Answer, Doorstep
from sandbox.hours import at, day_of, windows_of
from sandbox.load import job_of, ordinary_load
from sandbox.lockers import LockerNetwork
from sandbox.own_fleet.order import Order, OrderBook, Whereabouts
from sandbox.own_fleet.reporter import Reporter
from sandbox.own_fleet.route_book import RouteBook
from sandbox.own_fleet.settings import AFTERNOON_VAN, MORNING_VANS, REF, FleetSettings
from sandbox.place import Place
from sandbox.planner.plan import PlanningRoom, Shift, Visit
from sandbox.roads import Roads
from sandbox.stop import Stop, StopKind, Window
from sandbox.town import Address
from sandbox.van import Van
from sandbox.van import Visit as VisitStop

PUSH_PAUSE_SECONDS = 1.0  # real time; progress of many stops goes in one push
LOCKER_SERVICE_SECONDS = 120


class Dispatch:
    """Holds the route books of all days; `visit` is what a van does at a stop."""

    def __init__(
        self,
        *,
        settings: FleetSettings,
        doorstep: Doorstep,
        clock: WorldClock,
        roads: Roads,
        planning: PlanningRoom,
        orders: OrderBook,
        lockers: LockerNetwork,
        reporter: Reporter,
        depot: Place,
        chance: Random,
    ) -> None:
        self._settings = settings
        self._doorstep = doorstep
        self._clock = clock
        self._roads = roads
        self._planning = planning
        self._orders = orders
        self._lockers = lockers
        self._reporter = reporter
        self._depot = depot
        self._chance = chance
        self.visit: VisitStop | None = None
        self.books: dict[str, RouteBook] = {}
        self._progressed: set[str] = set()
        self._to_replan: set[str] = set()

    # --- the plans -----------------------------------------------------------------------------

    async def plan_day(self, day: date, customers: list[Address]) -> list[Answer]:
        """The morning vans with their ordinary load, pushed before anybody is asked anything."""
        settings = self._settings
        load = ordinary_load(customers, windows_of(day), day, self._chance)
        hours = Window(at(day, settings.leaves), at(day, settings.home_by))
        books = [self._book(day, ref, hours, settings.units) for ref in MORNING_VANS]
        west_to_east = sorted(load, key=lambda stop: stop.place.lon)
        half = (len(load) + 1) // 2
        vans = [books[0].van.ref] * half + [books[1].van.ref] * (len(load) - half)
        jobs = [job_of(stop, van) for stop, van in zip(west_to_east, vans, strict=True)]
        answer = await self._planning.plan([book.shift for book in books], jobs)
        by_key = {stop.key: stop for stop in load}
        for book in books:
            book.van.adopt(_in_order(answer.rounds[book.van.ref], by_key))
        return [await book.push() for book in books]

    async def plan_the_rest(self, day: date) -> Answer | None:
        """Who has chosen no window by now comes with the afternoon van, at any time of it."""
        settings = self._settings
        for book in self._of(day):
            await book.read()
        on_a_van = {stop.delivery for book in self._of(day) for stop in book.van.stops}
        rest = [
            order
            for order in self._orders.all()
            if order.delivery not in on_a_van
            and order.delivery is not None
            and order.to_be_visited
            and order.whereabouts is Whereabouts.DEPOT
        ]
        if not rest:
            return None
        start = max(at(day, settings.afternoon_leaves), self._clock.now())
        hours = Window(start, at(day, settings.home_by))
        units = sum(order.units for order in rest)
        book = self._book(day, AFTERNOON_VAN, hours, units)
        stops = {order.delivery or "": _stop_of(order) for order in rest}
        answer = await self._planning.plan([book.shift], [job_of(stop) for stop in stops.values()])
        book.van.adopt(_in_order(answer.rounds[book.van.ref], stops))
        return await book.push()

    async def replan(self, book: RouteBook) -> Answer | None:
        """Before it leaves, a van's order is found anew; every promised window is hard."""
        await book.read()
        if book.van.out:
            return None
        stops = {stop.key: stop for stop in book.van.stops if stop.kind is StopKind.DOOR}
        answer = await self._planning.plan([book.shift], [job_of(stop) for stop in stops.values()])
        if answer.left_out:  # better the old plan that keeps its promises
            return None
        trips = [stop for stop in book.van.stops if stop.kind is StopKind.LOCKER]
        book.van.adopt([*_in_order(answer.rounds[book.van.ref], stops), *trips])
        return await book.push()

    # --- while it runs -------------------------------------------------------------------------

    def route_moved(self, route_ref: str) -> None:
        """Doorstep booked something into the route: read it, and look at its order again."""
        if route_ref in self.books:
            self._to_replan.add(route_ref)

    async def progressed(self, van: Van, stop: Stop) -> None:
        self._progressed.add(van.route_ref)

    async def keep_in_step(self) -> None:
        """Reads, re-plans and pushes what has moved, at most once a pause for each route."""
        while True:
            await asyncio.sleep(PUSH_PAUSE_SECONDS)
            moved, self._to_replan = self._to_replan, set()
            progressed, self._progressed = self._progressed, set()
            for route_ref in sorted(moved | progressed):
                book = self.books[route_ref]
                if book.van.out:
                    await book.read()
                    if route_ref in progressed:
                        await book.push()
                else:
                    await self.replan(book)

    async def send_positions(self) -> None:
        """Where the moving vans are, in one call for all of them."""
        while True:
            await asyncio.sleep(PUSH_PAUSE_SECONDS)
            now = self._clock.now()
            positions = [
                {
                    "route_ref": book.van.route_ref,
                    "at": now.isoformat(),
                    **book.van.position(now).wire(),
                    "accuracy_m": 8,
                }
                for book in self.books.values()
                if book.van.out and book.known_to_doorstep
            ]
            if positions:
                await self._doorstep.post("/v1/positions", {"positions": positions})

    async def drive(self, day: date, van_ref: str) -> None:
        """One van's day: load, leave, visit, come home."""
        book = self.books.get(_route_ref(van_ref, day))
        if book is None:
            return
        await book.read()
        for stop in book.van.stops:
            self._reporter.say(stop.delivery, "loaded", self._clock.now())
        driving = asyncio.ensure_future(
            book.van.drive(book.shift.hours.start, at(day, self._settings.home_by))
        )
        try:
            await asyncio.sleep(0)
            while not (book.van.out or driving.done()):
                await self._clock.sleep(20)
            for stop in book.van.stops:
                self._goes_out(stop.delivery)
            await driving
        finally:
            driving.cancel()

    def to_locker(self, order: Order, locker_ref: str) -> None:
        """The parcel goes to a locker the same day, on the van that has it."""
        order.to_be_visited = False
        self.take_out(order)
        book = self._book_with(order)
        locker = self._lockers.lockers[locker_ref]
        book.put_last(
            Stop(
                key=f"{order.delivery}@{locker_ref}",
                tracking_number=order.tracking_number,
                place=locker.place,
                service_seconds=LOCKER_SERVICE_SECONDS,
                units=order.units,
                delivery=order.delivery,
                kind=StopKind.LOCKER,
            )
        )

    def take_out(self, order: Order) -> None:
        for book in self.books.values():
            if order.delivery is not None:
                book.take_out(order.delivery)

    # --- helpers of the above --------------------------------------------------------------------

    def _book_with(self, order: Order) -> RouteBook:
        today = self._of(day_of(self._clock.now()))
        carried = [b for b in today if any(s.delivery == order.delivery for s in b.van.stops)]
        out = [book for book in today if book.van.out]
        return (carried or out or today)[-1]

    def _of(self, day: date) -> list[RouteBook]:
        return [book for book in self.books.values() if book.day == day]

    def _joins(self, van: Van, order: Order) -> None:
        """A stop was booked into a van that may be on the road: its parcel comes along."""
        if van.out:
            self._reporter.say(order.delivery, "loaded", self._clock.now())
            self._goes_out(order.delivery)

    def _goes_out(self, delivery: str | None) -> None:
        order = self._orders.of_delivery(delivery)
        if order is not None and order.to_be_visited:
            order.whereabouts = Whereabouts.VAN
            self._reporter.say(delivery, "out_for_delivery", self._clock.now())

    def _book(self, day: date, ref: str, hours: Window, units: int) -> RouteBook:
        if self.visit is None:
            raise RuntimeError("a van needs to know what to do at a stop")
        van = Van(
            ref=ref,
            carrier=REF,
            route_ref=_route_ref(ref, day),
            depot=self._depot,
            clock=self._clock,
            roads=self._roads,
            chance=self._chance,
            visit=self.visit,
        )
        shift = Shift(van=ref, start=self._depot, end=self._depot, hours=hours, units=units)
        book = RouteBook(
            van=van,
            shift=shift,
            day=day,
            doorstep=self._doorstep,
            orders=self._orders,
            joins=self._joins,
        )
        self.books[van.route_ref] = book
        return book


def _route_ref(van_ref: str, day: date) -> str:
    return f"{REF}-{van_ref}-{day.isoformat()}"


def _stop_of(order: Order) -> Stop:
    return Stop(
        key=order.delivery or order.tracking_number,
        tracking_number=order.tracking_number,
        place=order.stands_at,
        service_seconds=order.service_seconds,
        units=order.units,
        delivery=order.delivery,
    )


def _in_order(visits: tuple[Visit, ...], stops: dict[str, Stop]) -> list[Stop]:
    ordered = []
    for visit in visits:
        stop = stops[visit.key]
        stop.arrival = visit.starts
        ordered.append(stop)
    return ordered
