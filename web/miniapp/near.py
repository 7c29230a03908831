"""The page that shows where the courier is: from the last few stops on, and gone when they come."""

from aiohttp import web
from msgspec import json

from core.actions.asking import carrier_of
from core.actions.courier_places import is_fresh, is_near_on
from core.actions.policies import policy_of
from core.model.delivery import Delivery
from core.model.location import Location
from core.model.sync import Position
from core.ports import Unit
from core.refusals import not_found
from web.miniapp import wire
from web.miniapp.doorkeeper import Doorkeeper
from web.miniapp.init_data import Opened
from web.miniapp.page import NearPage


class NearMap:
    """Its page, and what it asks every few seconds."""

    def __init__(self, door: Doorkeeper, page: NearPage) -> None:
        self._door = door
        self._page = page

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/app/near", self.page),
            web.get("/app/near/where", self._door.known(self.where)),
        ]

    async def page(self, request: web.Request) -> web.Response:
        return self._page.response(request.headers.get("Accept-Language", ""))

    async def where(self, request: web.Request, who: Opened) -> web.Response:
        """The door, and the vehicle where the carrier told it lately. Raises Refused(not-found)
        also where the courier is not near, or no longer."""
        talk, delivery = await self._door.theirs(who, request.query.get("d", ""))
        door, eta = delivery.address.point, delivery.eta
        if not delivery.is_courier_near or door is None:
            raise not_found("courier")
        house = self._door.house
        async with house.store.read() as unit:
            heard = await _heard(unit, delivery)
            zone = (await carrier_of(unit, delivery)).timezone
        is_now = is_fresh(heard, house.clock.now())
        told = wire.Where(
            language=talk.language,
            zone=zone,
            door=_point(door),
            courier=_point(heard.location) if heard is not None and is_now else None,
            reported_at=heard.at if heard is not None else None,
            expected=(eta.start, eta.end) if eta is not None else None,
        )
        return web.Response(body=json.encode(told), content_type="application/json")


async def _heard(unit: Unit, delivery: Delivery) -> Position | None:
    """What the vehicle told last that has this visit still before it, and soon."""
    policy = await policy_of(unit, delivery)
    told = [
        await unit.positions.newest(route.ref)
        for route in await unit.routes.with_stop(delivery.id)
        if not route.is_ours and is_near_on(route, delivery.id, policy)
    ]
    return max((one for one in told if one is not None), key=lambda one: one.at, default=None)


def _point(where: Location) -> wire.Point:
    return wire.Point(lat=where.lat, lon=where.lon)
