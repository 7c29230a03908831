"""The adapter of UPS: parcels are asked about by number, and intercepted on their way.

UPS keeps no key of ours. Another day and a return are read back from the tracking itself; of
another address it shows nothing, so what may stand there is taken back before it is asked again.
"""

import logging
from collections.abc import Sequence

import msgspec

from core.model.carrier import Carrier
from core.model.change import Change, ChangeState, PutOff, SendBack
from core.model.delivery import Delivery
from core.model.their_options import TheirOption
from core.ports import ChangeAnswer, PointFeed, SeenEvents, Unavailable, UncertainEffect
from integrations.carrier_kit.hooks import JsonHook
from integrations.carrier_kit.http import Answer, looked
from integrations.carrier_kit.one_by_one import one_by_one
from integrations.carriers.ups import asking, wire
from integrations.carriers.ups.client import Client, Subscriber
from integrations.carriers.ups.translate import Reader, days_of, goes_back

_NOT_THERE = frozenset({400, 404})

log = logging.getLogger("carriers")


class Ups:
    """A shipper at UPS. Each number is a call of its own, so few are asked about at once."""

    tracked_at_once = 20

    def __init__(
        self,
        client: Client,
        reader: Reader,
        requester: asking.Requester,
        hook: JsonHook[wire.Pushed] | None,
        alerts: Subscriber | None,
        points: PointFeed | None,
    ) -> None:
        self.points = points
        self.ref = reader.ref
        self._client = client
        self._reader = reader
        self._requester = requester
        self._hook = hook
        self._alerts = alerts

    @property
    def hook(self) -> JsonHook[wire.Pushed] | None:
        return self._hook

    async def about(self) -> Carrier:
        return self._reader.about()

    async def check(self) -> None:
        await self._client.hello()

    async def tracked(self, deliveries: Sequence[Delivery]) -> Sequence[SeenEvents]:
        numbers = [one.tracking_number for one in deliveries]
        if self._alerts is not None and not await self._alerts.subscribe(numbers):
            log.error("carrier %s: Track Alert refused a subscription", self.ref)
        return await one_by_one(self.ref, numbers, self._tracked)

    async def options(self, delivery: Delivery) -> Sequence[TheirOption]:
        """What it says under HTTP 200 may still be no answer: then nothing is told."""
        answer = await self._client.eligibility(delivery.tracking_number)
        if answer.status in _NOT_THERE:
            return ()
        said = looked(answer, wire.Eligibility).response
        if not said.success or not said.common_eligibility_map:
            return ()
        return self._reader.options(said.common_eligibility_map, await self._charges(delivery))

    async def request(self, change: Change, delivery: Delivery, key: str) -> ChangeAnswer:
        asked = asking.intercept(change, delivery, self._requester)
        if asked is None:
            return _no("ups-cannot")
        earlier = await self._shown(change, delivery)
        if earlier is not None:
            return earlier
        body = msgspec.json.encode(asked.body)
        return _told(
            await self._client.intercept(asked.path, delivery.tracking_number, key, body), change
        )

    async def read_back(self, change: Change, delivery: Delivery) -> ChangeAnswer | None:
        """What it does not show is taken back, whether it stood or not: then it may be asked."""
        shown = await self._shown(change, delivery)
        if shown is None and change.state is ChangeState.UNCERTAIN:
            await self._cancelled(change, delivery)
        return shown

    async def state_of(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        shown = await self._shown(change, delivery)
        return shown or ChangeAnswer(state=change.state, their_id=change.their_id)

    async def withdraw(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        if change.state is ChangeState.SUPERSEDED and delivery.carrier == self.ref:
            # The next intercept takes the place of this one; to cancel now would undo that too.
            return ChangeAnswer(state=ChangeState.CANCELLED, their_id=change.their_id)
        return await self._cancelled(change, delivery)

    async def aclose(self) -> None:
        await self._client.aclose()

    async def _charges(self, delivery: Delivery) -> Sequence[wire.Charge]:
        """None where it cannot be told: then what the setting says of the price counts."""
        asked = asking.charges(delivery, self._requester)
        if asked is None:
            return ()
        try:
            answer = await self._client.charges(
                delivery.tracking_number, msgspec.json.encode(asked)
            )
            said = looked(answer, wire.Charges).response
        except Unavailable as ill:
            log.warning("carrier %s tells no price: %s", self.ref, ill)
            return ()
        infos = (said.charge_info or ()) if said.success else ()
        return [charge for info in infos for charge in info.intercept_charge_detail]

    async def _cancelled(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        """Raises Unavailable: to cancel twice harms nothing."""
        gone = ChangeAnswer(state=ChangeState.CANCELLED, their_id=change.their_id)
        asked = asking.cancelling(change, self._requester)
        if asked is None:
            return gone  # UPS has no such intercept: it never stood there
        number, body = delivery.tracking_number, msgspec.json.encode(asked.body)
        try:
            answer = await self._client.intercept(asked.path, number, f"{change.id}/cancel", body)
            said = _read(answer, wire.Intercepted) if answer.is_yes else None
        except UncertainEffect as lost:
            raise Unavailable(str(lost)) from None
        if said is not None and said.success:
            return gone
        never_stood = change.their_id is None and await self._shown(change, delivery) is None
        return gone if never_stood else _no("past-cutoff")

    async def _shown(self, change: Change, delivery: Delivery) -> ChangeAnswer | None:
        """What the tracking itself says of the change; None where it says nothing."""
        if not isinstance(change.what, PutOff | SendBack):
            return None
        package = await self._package(delivery.tracking_number)
        if package is None:
            return None
        match change.what:
            case PutOff(until=day):
                is_there = day in days_of(package)
            case _:
                is_there = goes_back(self._reader.seen(package))
        return ChangeAnswer(state=ChangeState.APPLIED, their_id=change.id) if is_there else None

    async def _tracked(self, number: str) -> SeenEvents | None:
        package = await self._package(number)
        return self._reader.seen(package) if package is not None else None

    async def _package(self, number: str) -> wire.Package | None:
        answer = await self._client.tracking(number)
        if answer.status in _NOT_THERE:
            return None  # not there yet, or no number of theirs
        try:
            said = _read(answer, wire.Tracked)
        except UncertainEffect as lost:
            raise Unavailable(str(lost)) from None
        packages = [one for shipment in said.track_response.shipment for one in shipment.package]
        return next((one for one in packages if one.tracking_number == number), None)


def _told(answer: Answer, change: Change) -> ChangeAnswer:
    """Raises UncertainEffect where it was taken, and nobody can read how."""
    if not answer.is_yes:
        return _no(f"ups-{_code(answer)}")
    said = _read(answer, wire.Intercepted)
    if not said.success:
        return _no(f"ups-{said.status_code or 'refused'}")
    return ChangeAnswer(state=ChangeState.ACCEPTED, their_id=change.id)


def _no(why: str) -> ChangeAnswer:
    return ChangeAnswer(state=ChangeState.REJECTED, why_not=why)


def _read[Kind](answer: Answer, kind: type[Kind]) -> Kind:
    """Raises UncertainEffect."""
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except msgspec.DecodeError:
        raise UncertainEffect("an answer that cannot be read") from None


def _code(answer: Answer) -> str:
    """Why not, by UPS's own number; its words may hold names."""
    try:
        errors = msgspec.json.decode(answer.body, type=wire.Problem).response.errors
    except msgspec.DecodeError:
        errors = []
    return errors[0].code if errors and errors[0].code else f"http-{answer.status}"
