"""Formats in the chat: what goes to a point, a locker or a terminal, from the first card on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.events import EventReport, record_events
from core.actions.places import put_point
from core.model.asker import HOUSE, Asker, Role
from core.model.delivery import Format
from core.model.event import CarrierEvent
from core.model.ids import PointRef
from core.model.parcel import Size
from core.model.pickup_point import Pickup, PickupPoint, PointKind
from core.model.reason import Reason
from core.model.status import EventType, Status
from tests.bot.building import LANE, Building
from tests.bot.test_converse import words
from tests.bot.test_visits import PIER, TOMORROW_AT_FOUR, at_the_pier
from tests.bot.world import DELIVERY, HELSINKI, a_delivery

OPERATOR = Asker(Role.LOCKER, "key_3")
BOX = PickupPoint(
    ref=PointRef("box"), name="Locker Box", location=HELSINKI, compartments={Size.M: 1}
)
NEXT = replace(BOX, ref=PointRef("next"), name="Locker Next")
KIOSK = replace(BOX, ref=PointRef("box"), name="Kiosk", kind=PointKind.PICKUP_POINT)


async def goes_to(building: Building, point: PickupPoint, format: Format) -> None:
    told = replace(
        a_delivery(),
        conversation=None,
        format=format,
        point=point.ref,
        pickup=Pickup(point=point.ref),
    )
    await building.furnish(told)
    await put_point(building.house, point, HOUSE)
    await building.proven()


async def happens(
    building: Building,
    kind: EventType,
    *,
    code: str | None = None,
    reason: Reason | None = None,
) -> str:
    """What its recipient hears of it."""
    building.clock.at += timedelta(seconds=1)
    id = building.house.new_id("e")
    event = CarrierEvent(
        event_id=id, type=kind, occurred_at=building.clock.at, code=code, reason=reason
    )
    by = OPERATOR if kind in (EventType.ARRIVED, EventType.COLLECTED) else HOUSE
    report = EventReport(event=event, body_hash=id, delivery=DELIVERY)
    (outcome,) = await record_events(building.house, [report], by)
    assert outcome.refusal is None
    return words(await building.work())


@pytest.mark.parametrize(
    ("point", "format"), [(BOX, Format.LOCKER), (KIOSK, Format.PICKUP_POINT)], ids=str
)
async def test_what_goes_to_a_point_is_fetched_there(
    building: Building, point: PickupPoint, format: Format
) -> None:
    """Never asked for a time, told where and when it waits, with its code, and closed."""
    await goes_to(building, point, format)
    card = words(await building.types("where is my parcel"))
    assert "Choose a time" not in card
    await happens(building, EventType.LOADED)
    ready = await happens(building, EventType.READY_FOR_PICKUP, code="4711")
    assert point.name in ready
    assert "4711" in ready
    assert "collected your parcel" in await happens(building, EventType.COLLECTED, code="4711")
    assert (await building.delivery()).status is Status.COLLECTED


async def test_a_terminal_is_come_to_by_the_hour(building: Building) -> None:
    """Booked, "I'm here", seen, fetched."""
    await at_the_pier(building)
    await building.types("can I come tomorrow at 16")
    await building.types("yes")
    await happens(building, EventType.READY_FOR_PICKUP)
    building.clock.at = TOMORROW_AT_FOUR.start
    assert "that you are here" in words(await building.types("I'm here"))
    visit = (await building.delivery()).visit
    assert visit is not None and visit.came_at == TOMORROW_AT_FOUR.start
    assert "They have seen you at West pier" in await happens(building, EventType.ARRIVED)
    now = await building.delivery()
    assert now.status is Status.READY_FOR_PICKUP
    assert now.visit is not None and now.visit.is_agreed
    await happens(building, EventType.COLLECTED)
    assert (await building.delivery()).status is Status.COLLECTED
    assert PIER.ref == now.point


async def test_a_full_locker_is_said_and_the_next_best_offered(building: Building) -> None:
    """Where it could not be left is not offered again."""
    await goes_to(building, BOX, Format.LOCKER)
    await put_point(building.house, NEXT, HOUSE)
    said = await happens(building, EventType.ATTEMPT_FAILED, reason=Reason.PARCEL_TOO_BIG)
    assert "could not leave your parcel at Locker Box" in said
    assert "Locker Next" in said
    assert "<b>Locker Box</b>" not in said


async def test_who_was_named_fetches_it_with_the_code_that_was_forwarded(
    building: Building,
) -> None:
    """The transcript has no code; its recipient hears who came."""
    await goes_to(building, KIOSK, Format.PICKUP_POINT)
    await happens(building, EventType.READY_FOR_PICKUP)
    for said in ("my brother will pick it up", "Pekka"):
        await building.types(said)
    letters = await building.types("yes")
    delegate = (await building.delivery()).delegate
    assert delegate is not None
    assert delegate.code in letters[-1].text
    assert not letters[-1].secret
    async with building.house.store.read() as unit:
        talk = await unit.conversations.of_lane(LANE)
        assert talk is not None
        lines = await unit.conversations.messages(talk.id)
    assert delegate.code not in str(lines)
    heard = await happens(building, EventType.COLLECTED, code=delegate.code)
    assert "Pekka has collected your parcel" in heard


async def test_who_is_away_has_a_place_until_they_choose_a_time(building: Building) -> None:
    """Kept by their words; free again by the booking."""
    told = replace(a_delivery(), conversation=None)
    await building.furnish(told)
    await put_point(building.house, BOX, HOUSE)
    await building.proven()
    await building.presses("address.yes")

    await building.types("i won't be home tomorrow")
    refs = (BOX.ref, PointRef("kamppi"))
    kept = [ref for ref in refs if await _reserved(building, ref)]
    assert len(kept) == 1
    await building.presses("slot.pick")
    await building.presses("slot.yes")
    assert (await building.delivery()).promised is not None
    assert not await _reserved(building, kept[0])


async def _reserved(building: Building, ref: PointRef) -> bool:
    async with building.house.store.read() as unit:
        return await unit.points.reservation_of(DELIVERY, ref) is not None
