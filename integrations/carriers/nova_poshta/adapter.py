"""The adapter of Nova Poshta: parcels are asked about by number, and redirected by an order.

An order has no key of ours but its note, so that is looked for before one is made.
"""

import logging
import re
from collections.abc import Sequence

import msgspec

from core.model.carrier import Carrier, ChangeAction
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.model.their_options import TheirOption
from core.ports import ChangeAnswer, PointFeed, SeenEvents, TooFast, Unavailable, UncertainEffect
from integrations.carrier_kit.http import Answer
from integrations.carriers.nova_poshta import asking, wire
from integrations.carriers.nova_poshta.client import Client
from integrations.carriers.nova_poshta.translate import Reader, order_state

SERVICE, TRACKING = "AdditionalService", "TrackingDocument"
ORDERS_MAX = 500
REST_SECONDS = 10.0  # it says "too many requests" without saying for how long
_CANNOT_READ = (ValueError, msgspec.DecodeError)
_TOO_FAST = re.compile(r"too? many requests", re.I)
_LOCKED_OUT = re.compile(r"api ?key", re.I)
_ENDED = frozenset({ChangeState.APPLIED, ChangeState.REJECTED})

log = logging.getLogger("carriers")


class NovaPoshta:
    """A business account at Nova Poshta."""

    tracked_at_once = 100

    def __init__(
        self, client: Client, reader: Reader, terms: asking.Terms, points: PointFeed | None
    ) -> None:
        self.points = points
        self.ref = reader.ref
        self._client = client
        self._reader = reader
        self._terms = terms

    async def about(self) -> Carrier:
        return self._reader.about()

    async def check(self) -> None:
        asked = {"Page": "1", "Limit": "1"}
        _yes(await self._client.look("Address", "getWarehouseTypes", asked))

    async def tracked(self, deliveries: Sequence[Delivery]) -> Sequence[SeenEvents]:
        by_number = {one.tracking_number: one for one in deliveries}
        asked = {"Documents": [asking.asked_about(one) for one in deliveries]}
        answer = _yes(await self._client.look(TRACKING, "getStatusDocuments", asked))
        found = [self._seen(raw, by_number) for raw in answer.data]
        return [seen for seen in found if seen is not None]

    async def request(self, change: Change, delivery: Delivery, key: str) -> ChangeAnswer:
        wanted = asking.redirect(change, delivery, self._terms)
        if wanted is None:
            return _no("point-unknown")
        earlier = await self.read_back(change, delivery)
        if earlier is not None:
            return earlier
        may = await self._may_redirect(delivery)
        if not may.success:
            return _no(_code(may))
        said = _told(await self._client.act(SERVICE, "save", wanted))
        if not said.success:
            return _no(_code(said))
        return ChangeAnswer(state=ChangeState.SENT, their_id=_saved(said))

    async def options(self, delivery: Delivery) -> Sequence[TheirOption]:
        may = await self._may_redirect(delivery)
        why_not = () if may.success else (_code(may),)
        told = TheirOption(action=ChangeAction.REDIRECT, allowed=may.success, why_not=why_not)
        return [told]

    async def read_back(self, change: Change, delivery: Delivery) -> ChangeAnswer | None:
        order = await self._order(change, delivery)
        return self._stands(order) if order is not None else None

    async def state_of(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        found = await self.read_back(change, delivery)
        return found or ChangeAnswer(state=ChangeState.UNCERTAIN, their_id=change.their_id)

    async def withdraw(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        order = await self._order(change, delivery)
        if order is None:
            return ChangeAnswer(state=ChangeState.CANCELLED, their_id=change.their_id)
        if order_state(order) in _ENDED:
            return _no("past-cutoff")
        said = _read(await self._client.look(SERVICE, "delete", {"Ref": order.order_ref}))
        if not said.success:
            return _no(_code(said))
        return ChangeAnswer(state=ChangeState.CANCELLED, their_id=order.order_ref)

    async def aclose(self) -> None:
        await self._client.aclose()
        if self.points is not None:
            await self.points.aclose()

    async def _may_redirect(self, delivery: Delivery) -> wire.Answer:
        """Raises Unavailable."""
        asked = {"Number": delivery.tracking_number}
        return _read(await self._client.look(SERVICE, "checkPossibilityForRedirecting", asked))

    async def _order(self, change: Change, delivery: Delivery) -> wire.Order | None:
        """Ours, by its reference or by our note in it. Raises Unavailable."""
        begin = change.asked_at.astimezone(self._reader.zone).strftime("%d.%m.%Y")
        asked = {"BeginDate": begin, "Page": "1", "Limit": str(ORDERS_MAX)}
        if change.their_id is not None:
            asked = {"Ref": change.their_id}
        answer = _yes(await self._client.look(SERVICE, "getRedirectionOrdersList", asked))
        for raw in answer.data:
            try:
                order = msgspec.json.decode(raw, type=wire.Order)
            except msgspec.DecodeError:
                continue
            is_ours = asking.note_of(change) in (order.note or "").split("\n")
            if is_ours or order.order_ref == change.their_id:
                return order
        return None

    def _stands(self, order: wire.Order) -> ChangeAnswer:
        state = order_state(order)
        if state is None:
            log.error("carrier %s says a new word of order %s", self.ref, order.order_ref)
        return ChangeAnswer(state=state or ChangeState.SENT, their_id=order.order_ref)

    def _seen(self, raw: msgspec.Raw, asked: dict[str, Delivery]) -> SeenEvents | None:
        try:
            said = msgspec.json.decode(raw, type=wire.Document)
            delivery = asked.get(said.number)
            return self._reader.seen(said, delivery) if delivery is not None else None
        except _CANNOT_READ:
            log.error("carrier %s: document %s cannot be read", self.ref, _name(raw))
            return None


def _told(answer: Answer) -> wire.Answer:
    """Of a question that had an effect, or not. Raises Unavailable, UncertainEffect."""
    try:
        return _read(answer)
    except _Unreadable as lost:
        raise UncertainEffect(str(lost)) from None


def _yes(answer: Answer) -> wire.Answer:
    """Raises Unavailable also for a no."""
    said = _read(answer)
    if not said.success:
        raise Unavailable(_code(said))
    return said


class _Unreadable(Unavailable):
    """Nobody knows what it said."""


def _read(answer: Answer) -> wire.Answer:
    """Raises Unavailable where it did not even look at what we asked."""
    try:
        said = msgspec.json.decode(answer.body, type=wire.Answer)
    except msgspec.DecodeError:
        raise _Unreadable("an answer that cannot be read") from None
    words = " ".join(str(word) for word in said.errors)
    if not said.success and _TOO_FAST.search(words):
        raise TooFast(REST_SECONDS)
    if not said.success and _LOCKED_OUT.search(words):
        raise Unavailable(_code(said))
    return said


def _saved(said: wire.Answer) -> str | None:
    try:
        return msgspec.json.decode(said.data[0], type=wire.Saved).ref
    except (IndexError, msgspec.DecodeError):
        return None  # it is there, and found again by our note


def _no(why: str) -> ChangeAnswer:
    return ChangeAnswer(state=ChangeState.REJECTED, why_not=why)


def _code(said: wire.Answer) -> str:
    """Why not, by their own number; their words may hold names."""
    codes = [str(code) for code in said.error_codes if str(code).strip()]
    return f"nova-poshta-{codes[0] if codes else 'refused'}"


def _name(raw: msgspec.Raw) -> str:
    try:
        return msgspec.json.decode(raw, type=wire.Named).number
    except msgspec.DecodeError:
        return "?"
