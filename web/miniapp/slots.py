"""The calendar of windows, at a door or at a pickup point: what is free for a delivery, looked at
again and again, and the one that was tapped on its way into the chat. Nothing is held here: the bot
holds it, and asks."""

from datetime import datetime

import msgspec
from aiohttp import web

from core.actions.asking import carrier_of
from core.actions.slots import slots_of
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.parcel import Money
from core.model.window import Window
from core.refusals import invalid
from slots.offers import Offer
from web.api.reading import body_of, decoded, decoder_of
from web.miniapp import wire
from web.miniapp.doorkeeper import Doorkeeper
from web.miniapp.init_data import Opened
from web.miniapp.page import SlotsPage

_PICK = decoder_of(wire.Pick)


class SlotsCalendar:
    """Its page, and what it asks."""

    def __init__(self, door: Doorkeeper, page: SlotsPage) -> None:
        self._door = door
        self._page = page

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/app/slots", self.page),
            web.get("/app/slots/times", self._door.known(self.times)),
            web.post("/app/slots", self._door.known(self.picked)),
        ]

    async def page(self, request: web.Request) -> web.Response:
        return self._page.response(request.headers.get("Accept-Language", ""))

    async def times(self, request: web.Request, who: Opened) -> web.Response:
        """What is free now. Raises Refused, Unavailable."""
        talk, delivery = await self._door.theirs(who, request.query.get("d", ""))
        house = self._door.house
        carrier = await self._carrier_of(delivery)
        found = await slots_of(house, delivery.id)
        async with house.store.read() as unit:
            held = await unit.holds.standing(delivery.id)
        promised = delivery.promised
        told = wire.Times(
            language=talk.language,
            point=carrier.point.name if carrier.point is not None else None,
            now=house.clock.now(),
            zone=carrier.timezone,
            fee=_fee(carrier.price_of(None)),
            times=[_time(offer, carrier) for offer in found],
            yours=[_span(window) for window in (
                promised.window if promised is not None else None,
                held.window if held is not None else None,
            ) if window is not None],
        )  # fmt: skip
        return web.Response(body=msgspec.json.encode(told), content_type="application/json")

    async def picked(self, request: web.Request, who: Opened) -> web.Response:
        """The window that was tapped, into the chat's own lane. Raises NotOpened, Refused."""
        raw = await body_of(request)
        told = decoded(raw, _PICK)
        assert isinstance(told, wire.Pick)
        if told.start >= told.end:
            raise invalid("end", "is not after start")
        talk, delivery = await self._door.theirs(who, told.d)
        pick = {"start": told.start, "end": told.end, "delivery": delivery.id}
        return await self._door.take(who, talk, raw, "app_slot", pick)

    async def _carrier_of(self, delivery: Delivery) -> Carrier:
        async with self._door.house.store.read() as unit:
            return await carrier_of(unit, delivery)


def _time(offer: Offer, carrier: Carrier) -> wire.Time:
    own = carrier.price_of(offer.extra_seconds) if carrier.slot_fee is not None else None
    return wire.Time(
        start=offer.window.start,
        end=offer.window.end,
        labels=list(offer.labels),
        basis=offer.basis,
        fee=_fee(own),
    )


def _span(window: Window) -> tuple[datetime, datetime]:
    return window.start, window.end


def _fee(price: Money | None) -> wire.Fee | None:
    if price is None or not price.amount:
        return None
    return wire.Fee(amount=str(price.amount), currency=price.currency)
