"""The adapter of Carrier API v1: each method one call of the client, translated."""

import logging
from collections.abc import Sequence
from datetime import UTC, date, datetime

import msgspec

from core.model.carrier import Carrier
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import CarrierRef
from core.model.their_options import TheirOption
from core.ports import (
    ChangeAnswer,
    PointFeed,
    SeenDelivery,
    SeenRoute,
    Unavailable,
    UncertainEffect,
)
from integrations.carrier_kit.http import Answer, looked, path_of
from integrations.carriers.carrier_api_v1 import translate, wire
from integrations.carriers.carrier_api_v1.asking import asked
from integrations.carriers.carrier_api_v1.client import Client

ROUTE_PAGES_MAX = 50
_CANNOT_READ = (ValueError, msgspec.DecodeError)
_KEY_IS_KNOWN = "idempotency-conflict"
_NOT_SHOWN = frozenset({404, 405, 501})

log = logging.getLogger("carriers")


class CarrierApiV1:
    """A carrier that offers Carrier API v1."""

    def __init__(self, ref: CarrierRef, client: Client, points: PointFeed | None = None) -> None:
        self.points = points
        self.ref = ref
        self._client = client

    async def request(self, change: Change, delivery: Delivery, key: str) -> ChangeAnswer:
        path = path_of("deliveries", delivery.tracking_number, "changes")
        body = msgspec.json.encode(asked(change, delivery))
        answer = await self._client.post(path, body, key)
        if answer.is_yes:
            return self._change_told(answer)
        code = _code(answer)
        if code == _KEY_IS_KNOWN:
            # An earlier try did arrive, and what we would say has changed since.
            raise UncertainEffect(code)
        return ChangeAnswer(state=ChangeState.REJECTED, why_not=code)

    async def read_back(self, change: Change, delivery: Delivery) -> ChangeAnswer | None:
        answer = await self._client.get(self._path_of(change))
        if answer.status in (404, 410):
            return None
        return self._change_read(answer)

    async def state_of(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        answer = await self._client.get(self._path_of(change))
        if answer.status in (404, 410):
            return ChangeAnswer(state=ChangeState.UNCERTAIN, their_id=change.their_id)
        return self._change_read(answer)

    async def withdraw(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        """REJECTED where it is too late for that; CANCELLED also where they never got it."""
        answer = await self._client.delete(self._path_of(change))
        if answer.status in (404, 410):
            return ChangeAnswer(state=ChangeState.CANCELLED, their_id=change.their_id)
        if not answer.is_yes:
            return ChangeAnswer(state=ChangeState.REJECTED, why_not=_code(answer))
        if not answer.body.strip():
            return ChangeAnswer(state=ChangeState.CANCELLED, their_id=change.their_id)
        return self._change_told(answer)

    async def options(self, delivery: Delivery) -> Sequence[TheirOption]:
        path = path_of("deliveries", delivery.tracking_number, "options")
        answer = await self._client.get(path)
        if answer.status in _NOT_SHOWN:
            return ()
        found = [self._option(raw) for raw in looked(answer, wire.Page, _said).items]
        return [one for one in found if one is not None]

    async def check(self) -> None:
        await self.about()

    async def about(self) -> Carrier:
        said = looked(await self._client.get("/capabilities"), wire.Carrier, _said)
        try:
            found, left_out = translate.carrier(self.ref, said)
        except (ValueError, KeyError, OSError) as problem:  # OSError: a zone that is a folder
            raise Unavailable(f"its capabilities cannot be read: {problem}") from None
        if left_out:
            log.error("carrier %s allows what we cannot read: %s", self.ref, left_out)
        return found

    async def deliveries(
        self, updated_after: datetime | None, cursor: str | None
    ) -> tuple[Sequence[SeenDelivery], str | None]:
        query = {}
        if updated_after is not None:
            query["updated_after"] = updated_after.astimezone(UTC).isoformat()
        if cursor is not None:
            query["cursor"] = cursor
        page = looked(await self._client.get("/deliveries", query), wire.Page, _said)
        found = [self._delivery(raw) for raw in page.items]
        return [seen for seen in found if seen is not None], page.next

    async def routes(self, day: date) -> Sequence[SeenRoute]:
        found: list[SeenRoute] = []
        query = {"date": day.isoformat()}
        for _ in range(ROUTE_PAGES_MAX):
            answer = await self._client.get("/routes", query)
            if answer.status in _NOT_SHOWN:
                return ()
            page = looked(answer, wire.Page, _said)
            read = [self._route(raw) for raw in page.items]
            found += [seen for seen in read if seen is not None]
            if page.next is None:
                return found
            query["cursor"] = page.next
        raise Unavailable("more pages of routes than a day can have")

    async def aclose(self) -> None:
        await self._client.aclose()

    def _path_of(self, change: Change) -> str:
        """By their own name for it; else by our key, under which they keep it."""
        return path_of("changes", change.their_id or change.id)

    def _change_told(self, answer: Answer) -> ChangeAnswer:
        try:
            return self._change(msgspec.json.decode(answer.body, type=wire.Change))
        except msgspec.DecodeError:
            raise UncertainEffect("a yes that cannot be read") from None

    def _change_read(self, answer: Answer) -> ChangeAnswer:
        return self._change(looked(answer, wire.Change, _said))

    def _change(self, said: wire.Change) -> ChangeAnswer:
        if not translate.knows_state(said):
            log.error("carrier %s says %r of change %s", self.ref, said.state, said.id)
        return translate.answer(said)

    def _option(self, raw: msgspec.Raw) -> TheirOption | None:
        try:
            return translate.option(msgspec.json.decode(raw, type=wire.Option))
        except (*_CANNOT_READ, KeyError):
            log.error("carrier %s: an option cannot be read", self.ref)
            return None

    def _delivery(self, raw: msgspec.Raw) -> SeenDelivery | None:
        try:
            said = msgspec.json.decode(raw, type=wire.Delivery)
            known = translate.delivery(self.ref, said)
        except _CANNOT_READ:
            log.error(
                "carrier %s: delivery %s cannot be read", self.ref, _name(raw).tracking_number
            )
            return None
        events = [self._event(one, known.tracking_number) for one in said.events]
        return SeenDelivery(delivery=known, events=[event for event in events if event is not None])

    def _event(self, raw: msgspec.Raw, tracking_number: str) -> CarrierEvent | None:
        try:
            return translate.event(msgspec.json.decode(raw, type=wire.Event))
        except _CANNOT_READ:
            log.error("carrier %s: an event of %s cannot be read", self.ref, tracking_number)
            return None

    def _route(self, raw: msgspec.Raw) -> SeenRoute | None:
        try:
            return translate.route(self.ref, msgspec.json.decode(raw, type=wire.Route))
        except _CANNOT_READ:
            log.error("carrier %s: route %s cannot be read", self.ref, _name(raw).route_ref)
            return None


def _said(answer: Answer) -> str:
    return f"HTTP {answer.status} {_code(answer)}"


def _code(answer: Answer) -> str:
    """Why not, as a code."""
    try:
        said = msgspec.json.decode(answer.body, type=wire.Problem).code
    except msgspec.DecodeError:
        said = ""
    return said or f"http-{answer.status}"


def _name(raw: msgspec.Raw) -> wire.Named:
    try:
        return msgspec.json.decode(raw, type=wire.Named)
    except msgspec.DecodeError:
        return wire.Named()
