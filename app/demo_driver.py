"""The demo's driver: opens the page of the courier who brings the visitor's parcel."""

from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from aiohttp import web

from app.compose import Home
from core.actions.ask import ask
from core.courier_commands import MakeCourierLink
from core.model.asker import HOUSE
from core.model.courier_link import token_hash
from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.route import Route, StopState
from web.courier import new_token
from web.courier.tokens import PATH


@dataclass(slots=True, kw_only=True)
class Driver:
    """`yours` is the visitor's parcel, once it was announced; before it stands on a route, and
    after it was brought, the page is that of the first van that has something to do."""

    home: Home
    carrier: CarrierRef
    zone: ZoneInfo
    yours: Callable[[], str | None]
    _tokens: dict[RouteRef, str] = field(default_factory=dict)

    async def open(self, request: web.Request) -> web.Response:
        """Only on this machine, only in the demo: whoever asks gets the link."""
        route = await self._route()
        if route is None:
            return web.Response(status=303, headers={"Location": "/"})
        token = self._tokens.get(route.ref)
        if token is None:
            token = self._tokens[route.ref] = new_token()
            command = MakeCourierLink(route.ref, token_hash(token))
            await ask(self.home.house, command, HOUSE)
        return web.Response(status=303, headers={"Location": f"{PATH}/{token}"})

    async def _route(self) -> Route | None:
        today = self.home.clock.now().astimezone(self.zone).date()
        yours = self.yours()
        async with self.home.house.store.read() as unit:
            found = await unit.routes.of_days(self.carrier, today, today)
            brings = await unit.routes.with_stop(DeliveryId(yours)) if yours else ()
        mine = [route for route in brings if not route.is_ours and _is_ahead(route, yours)]
        busy = [route for route in found if not route.is_ours and _is_ahead(route)]
        return next(iter([*mine, *sorted(busy, key=_for_a_visitor)]), None)


def _for_a_visitor(route: Route) -> tuple[bool, str]:
    """First those with a parcel that we know something of."""
    return all(stop.delivery is None for stop in route.stops), route.ref


def _is_ahead(route: Route, key: str | None = None) -> bool:
    """Whether anything, or that stop, is still to come."""
    return any(
        stop.state is StopState.PLANNED and (key is None or stop.key == key) for stop in route.stops
    )
