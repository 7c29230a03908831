"""Timers: what happens where nothing else happened first, and only then."""

from dataclasses import replace
from datetime import timedelta

from core.actions.ask import ask
from core.actions.events import EventReport, record_events
from core.actions.timers import AGENT_LATE_SECONDS, RESCUE_GRACE_SECONDS, ring_timers
from core.commands import AskPerson, HandBack, TakeOver
from core.model.asker import HOUSE, Asker, Role
from core.model.event import CarrierEvent
from core.model.ids import AgentId
from core.model.status import EventType
from tests.bot.building import Building
from tests.bot.world import a_delivery

ANNA = Asker(Role.AGENT, AgentId("agt_1"))
LATE = timedelta(seconds=AGENT_LATE_SECONDS + 1)
GRACE = timedelta(seconds=RESCUE_GRACE_SECONDS + 1)


async def heard_after(building: Building, wait: timedelta) -> str:
    building.clock.at += wait
    await ring_timers(building.house)
    return " / ".join(letter.text for letter in await building.work())


async def report(building: Building, type: EventType, id: str) -> None:
    delivery = await building.delivery()
    event = CarrierEvent(event_id=id, type=type, occurred_at=building.clock.now(), wait_seconds=240)
    await record_events(
        building.house,
        [EventReport(event=event, body_hash=id, delivery=delivery.id)],
        HOUSE,
    )
    await building.work()


async def test_who_waits_for_a_person_hears_when_nobody_came(building: Building) -> None:
    """Told once, not again at the next look."""
    await building.furnish()
    await building.proven()
    await building.types("/start")
    await ask(building.house, AskPerson((await building.talk()).id), HOUSE)
    assert "nobody was free" in await heard_after(building, LATE)
    assert await heard_after(building, LATE) == ""


async def test_an_agent_who_came_stops_the_timer(building: Building) -> None:
    """Nobody hears that nobody came while somebody is there."""
    await building.furnish()
    await building.proven()
    talk = (await building.talk()).id
    await ask(building.house, AskPerson(talk), HOUSE)
    await ask(building.house, TakeOver(talk, "Anna"), ANNA)
    await building.work()
    assert await heard_after(building, LATE) == ""


async def test_going_back_to_the_bot_stops_the_timer(building: Building) -> None:
    """They no longer wait."""
    await building.furnish()
    await building.proven()
    talk = (await building.talk()).id
    await ask(building.house, AskPerson(talk), HOUSE)
    await ask(building.house, HandBack(talk), Asker(Role.RECIPIENT, talk))
    await building.work()
    assert await heard_after(building, LATE) == ""


async def test_the_end_of_the_wait_is_told_where_the_courier_was_silent(
    building: Building,
) -> None:
    """The courier drove on and reported nothing: the recipient is not left in the doorway."""
    await building.furnish(replace(a_delivery(), conversation=None))
    await building.proven()
    await report(building, EventType.OUT_FOR_DELIVERY, "e1")
    await report(building, EventType.NO_ANSWER, "e2")
    assert "go on" not in await heard_after(building, timedelta(seconds=230))
    assert "go on" in await heard_after(building, timedelta(seconds=10) + GRACE)
    assert await heard_after(building, GRACE) == ""


async def test_a_reported_end_stops_the_timer(building: Building) -> None:
    """Delivered is delivered: nobody hears afterwards that the courier had to leave."""
    await building.furnish(replace(a_delivery(), conversation=None))
    await building.proven()
    await report(building, EventType.OUT_FOR_DELIVERY, "e1")
    await report(building, EventType.NO_ANSWER, "e2")
    await report(building, EventType.DELIVERED, "e3")
    assert await heard_after(building, timedelta(minutes=10)) == ""
