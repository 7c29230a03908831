"""A door's code is gone once the parcel no longer comes to it."""

from dataclasses import replace

import pytest

from core.actions.events import EventReport, record_events
from core.model.address import Instructions, Verdict, VerdictCode
from core.model.asker import Asker, Role
from core.model.change import AddressChange, Change, NewInstructions
from core.model.delivery import Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.event import CarrierEvent
from core.model.fingerprint import fingerprint
from core.model.ids import ChangeId
from core.model.secret_words import VEIL
from core.model.status import EventType
from storage.store import SqlStore
from tests.core.town import NOW, Town, a_delivery, door

FLEET_KEY = Asker(Role.CARRIER, "key_2")
CODE = "4521"
TEXT = f"Uusitie 4521, ovikoodi {CODE}, soita"
CARD = DoorCard(code=CODE, floor="3")


def told() -> DeliveryAddress:
    verdict = Verdict(
        verdict=VerdictCode.DELIVERABLE,
        confidence=0.9,
        location=door(1),
        instructions=Instructions(gate_code=CODE, note="soita"),
    )
    return DeliveryAddress(text=TEXT, country="FI", location=door(1), verdict=verdict)


def a_change(number: int, what: NewInstructions | AddressChange) -> Change:
    parcel = a_delivery(1)
    return Change(
        id=ChangeId(f"chg_{number}"),
        delivery=parcel.id,
        carrier=parcel.carrier,
        what=what,
        asked_by="recipient:c1",
        asked_at=NOW,
        updated_at=NOW,
    )


async def after(town: Town, store: SqlStore, kind: EventType) -> Delivery:
    """The delivery, once that happened, with everything that was written of it."""
    parcel = replace(a_delivery(1), door_card=CARD).addressed(told(), "changed", "sender:k", NOW)
    moved = AddressChange(
        old="Uusitie 1",
        new="Uusitie 2",
        components=told().verdict.components,  # type: ignore[union-attr]  # it has one
        location=door(2),
        verdict="deliverable",
        by="recipient:c1",
        before=told(),
        door_before=CARD,
    )
    await town.furnish(parcel)
    async with store.begin() as unit:
        await unit.changes.put(a_change(1, NewInstructions(door_card=CARD)))
        await unit.changes.put(a_change(2, moved))
    event = CarrierEvent(event_id="e1", type=kind, occurred_at=NOW)
    report = EventReport(event=event, body_hash=fingerprint(event), delivery=parcel.id)
    await record_events(town.house, [report], FLEET_KEY)
    async with store.read() as unit:
        found = await unit.deliveries.get(parcel.id)
    assert found is not None
    return found


async def written(store: SqlStore) -> str:
    async with store.read() as unit:
        return repr(await unit.changes.of(a_delivery(1).id))


@pytest.mark.parametrize("end", [EventType.DELIVERED, EventType.RETURNED, EventType.CANCELLED])
async def test_a_code_is_gone_when_it_is_over(town: Town, store: SqlStore, end: EventType) -> None:
    """From the card, the verdict, the line and the changes; the rest of the words stays."""
    over = await after(town, store, end)
    assert over.door_card == replace(CARD, code=None)
    assert over.address.text == f"Uusitie 4521, ovikoodi {VEIL}, soita"
    assert CODE not in repr(over.versions).replace("Uusitie 4521", "")
    assert over.address.verdict is not None
    assert over.address.verdict.instructions == Instructions(note="soita")
    assert f"code='{CODE}'" not in await written(store)
    assert f"ovikoodi {CODE}" not in await written(store)


async def test_a_code_stays_while_the_courier_comes_again(town: Town, store: SqlStore) -> None:
    """A missed attempt is not the end."""
    missed = await after(town, store, EventType.ATTEMPT_FAILED)
    assert missed.door_card == CARD
    assert missed.address.text == TEXT


async def test_a_code_goes_out_of_the_note_and_the_rest_stays(town: Town, store: SqlStore) -> None:
    """Also out of notes that were told with an earlier code."""
    parcel = replace(a_delivery(1), door_card=DoorCard(code="88", note="green, was 77, bell left"))
    await town.furnish(parcel)
    async with store.begin() as unit:
        earlier = NewInstructions(door_card=DoorCard(code="77", note="green, 77"))
        await unit.changes.put(a_change(1, earlier))
    event = CarrierEvent(event_id="e1", type=EventType.DELIVERED, occurred_at=NOW)
    report = EventReport(event=event, body_hash=fingerprint(event), delivery=parcel.id)
    await record_events(town.house, [report], FLEET_KEY)
    over = await town.delivery(parcel.id)
    assert over.door_card == DoorCard(note=f"green, was {VEIL}, bell left")
    assert "77" not in await written(store)
