"""The adapter of Onfleet: its tasks are listed, changed in place with a mark of ours, and pushed.

It knows no idempotency keys. Each change is one PUT that carries the change's id in the task's
metadata, so that a look at the task says whether it arrived.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

import msgspec

from core.model.carrier import Carrier
from core.model.change import CallOff, Change, ChangeState
from core.model.delivery import Delivery
from core.model.their_options import TheirOption
from core.ports import ChangeAnswer, SeenDelivery, Unavailable
from integrations.carrier_kit.hooks import JsonHook
from integrations.carrier_kit.http import Answer, looked
from integrations.carriers.onfleet import asking, wire
from integrations.carriers.onfleet.client import Client
from integrations.carriers.onfleet.translate import Reader

OPEN, DONE = "open", "done"  # a reading has two parts: what is under way, then what has ended
STATES = {OPEN: "0,1,2", DONE: "3"}
ASSIGNED = 1
_CANNOT_READ = (ValueError, msgspec.DecodeError)

log = logging.getLogger("carriers")


class Onfleet:
    """An organisation at Onfleet."""

    def __init__(self, client: Client, reader: Reader, hook: JsonHook[wire.Pushed] | None) -> None:
        self.ref = reader.ref
        self._client = client
        self._reader = reader
        self._hook = hook

    @property
    def hook(self) -> JsonHook[wire.Pushed] | None:
        return self._hook

    async def about(self) -> Carrier:
        return self._reader.about()

    async def check(self) -> None:
        answer = await self._client.hello()
        if not answer.is_yes:
            raise Unavailable(f"HTTP {answer.status}")

    async def deliveries(
        self, updated_after: datetime | None, cursor: str | None
    ) -> tuple[Sequence[SeenDelivery], str | None]:
        """All that is under way; and what has ended since. A first reading takes no history."""
        part, _, last = (cursor or OPEN).partition("/")
        since = updated_after.timestamp() * 1000 if updated_after and part == DONE else 1
        query = {"from": f"{since:.0f}", "state": STATES.get(part, STATES[OPEN])}
        if last:
            query["lastId"] = last
        page = looked(await self._client.tasks(query), wire.Page, _code)
        found = [self._seen(raw) for raw in page.tasks]
        after: str | None = f"{part}/{page.last_id}" if page.last_id else None
        if after is None and part == OPEN and updated_after is not None:
            after = DONE
        return [one for one in found if one is not None], after

    async def request(self, change: Change, delivery: Delivery, key: str) -> ChangeAnswer:
        task = await self._task(change, delivery)
        if task is None:
            return _no("not-found")
        if asking.holds(change, task):
            return _stands(task)
        if not asking.may_change(change.action, task):
            return _no("past-cutoff")
        if isinstance(change.what, CallOff):
            return _deleted(await self._client.delete(task.id), task.id)
        update = asking.update_of(change, delivery, task, self._reader.zone)
        return await self._write(task, update, asking.place_of(change))

    async def options(self, delivery: Delivery) -> Sequence[TheirOption]:
        task = await self._task_of(delivery)
        return self._reader.options(task) if task is not None else ()

    async def read_back(self, change: Change, delivery: Delivery) -> ChangeAnswer | None:
        task = await self._task(change, delivery)
        if task is None:
            return _gone(change)
        return _stands(task) if asking.holds(change, task) else None

    async def state_of(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        task = await self._task(change, delivery)
        found = _gone(change) if task is None else None
        if task is not None and asking.holds(change, task):
            found = _stands(task)
        return found or ChangeAnswer(state=ChangeState.UNCERTAIN, their_id=change.their_id)

    async def withdraw(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        cancelled = ChangeAnswer(state=ChangeState.CANCELLED, their_id=change.their_id)
        if change.state is ChangeState.SUPERSEDED and delivery.carrier == self.ref:
            return cancelled  # the next one is written over it
        task = await self._task(change, delivery)
        if task is None:
            return _no("not-found") if isinstance(change.what, CallOff) else cancelled
        if not asking.holds(change, task):
            return cancelled
        if not asking.may_change(change.action, task):
            return _no("past-cutoff")
        update = asking.undoing(change, task, self._reader.zone)
        answer = await self._write(task, update, asking.place_of(change, before=True))
        return answer if answer.state is ChangeState.REJECTED else cancelled

    async def aclose(self) -> None:
        await self._client.aclose()

    async def _write(
        self, task: wire.Task, update: wire.Update, place: wire.Place | None
    ) -> ChangeAnswer:
        if place is not None:
            made = await self._client.new_place(msgspec.json.encode(place))
            if not made.is_yes:
                return _no(_code(made))
            id = looked(made, wire.Named, _code).id
            update = msgspec.structs.replace(update, destination=id)
        answer = await self._client.update(task.id, msgspec.json.encode(update))
        return _stands(task) if answer.is_yes else _no(_code(answer))

    async def _task(self, change: Change, delivery: Delivery) -> wire.Task | None:
        """By its own id where we know it, else by the tracking number. Raises Unavailable."""
        if change.their_id is not None:
            return _maybe(await self._client.task(change.their_id))
        return await self._task_of(delivery)

    async def _task_of(self, delivery: Delivery) -> wire.Task | None:
        number = delivery.tracking_number
        if not self._reader.reference:
            return _maybe(await self._client.task_by_short_id(number))
        wanted = [{"name": self._reader.reference, "type": "string", "value": number}]
        found = looked(
            await self._client.tasks_with(msgspec.json.encode(wanted)), list[wire.Task], _code
        )
        brought = [task for task in found if not task.pickup_task]
        return max(brought, key=lambda task: task.time_created, default=None)

    def _seen(self, raw: msgspec.Raw) -> SeenDelivery | None:
        try:
            task = msgspec.json.decode(raw, type=wire.Task)
            return None if task.pickup_task else self._reader.seen(task)
        except _CANNOT_READ:
            log.error("carrier %s: task %s cannot be read", self.ref, _name(raw))
            return None


def _stands(task: wire.Task) -> ChangeAnswer:
    """An assigned task is on its driver's phone, and so is what was changed in it."""
    is_there = task.state >= ASSIGNED and task.worker is not None
    state = ChangeState.APPLIED if is_there else ChangeState.ACCEPTED
    return ChangeAnswer(state=state, their_id=task.id)


def _gone(change: Change) -> ChangeAnswer | None:
    """A task that is not there any more was called off, if that was asked."""
    if isinstance(change.what, CallOff):
        return ChangeAnswer(state=ChangeState.APPLIED, their_id=change.their_id)
    return None


def _deleted(answer: Answer, id: str) -> ChangeAnswer:
    if answer.is_yes or answer.status == 404:
        return ChangeAnswer(state=ChangeState.APPLIED, their_id=id)
    return _no(_code(answer))


def _no(why: str) -> ChangeAnswer:
    return ChangeAnswer(state=ChangeState.REJECTED, why_not=why)


def _maybe(answer: Answer) -> wire.Task | None:
    return None if answer.status == 404 else looked(answer, wire.Task, _code)


def _code(answer: Answer) -> str:
    """Why not, by Onfleet's own number; its words may hold names."""
    try:
        said = msgspec.json.decode(answer.body, type=wire.Problem).message
    except msgspec.DecodeError:
        said = ""
    number = said.error if isinstance(said, wire.Trouble) else ""
    return f"onfleet-{number or f'http-{answer.status}'}"


def _name(raw: msgspec.Raw) -> str:
    try:
        return msgspec.json.decode(raw, type=wire.Named).id
    except msgspec.DecodeError:
        return "?"
