"""Timers: what happens where nothing else happened first, and only then."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from core.actions.ask import ask
from core.actions.counted import gather
from core.actions.events import EventReport, record_events
from core.actions.figures import figures
from core.actions.timers import AGENT_LATE_SECONDS, RESCUE_GRACE_SECONDS, ring_timers
from core.commands import AskPerson, HandBack, TakeOver
from core.model.access import Person, Session
from core.model.agent_hours import AgentHours
from core.model.asker import HOUSE, Asker, Role
from core.model.duty import Duty
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


async def test_while_nobody_comes_the_desk_is_alarmed_again_and_another_is_called(
    building: Building,
) -> None:
    """Each of those who sit there in turn; the recipient is not told a second time, and is offered
    what needs nobody."""
    await building.furnish()
    await building.proven()
    await building.types("/start")
    talk = (await building.talk()).id
    for id in ("agt_1", "agt_2"):
        await sits_down(building, AgentId(id))
    await ask(building.house, AskPerson(talk), HOUSE)
    told = await heard_after(building, LATE)
    assert "nobody was free" in told
    assert {"slot.other", "locker.pick", "person.back"} <= {
        data.split("|")[0] for _, data in building.sent[-1].buttons
    }
    called = [(await building.talk()).calls]
    for _ in range(2):
        assert await heard_after(building, LATE) == ""
        called.append((await building.talk()).calls)
    assert called == ["agt_1", "agt_2", "agt_1"]
    offered = await building.presses("slot.other")
    assert "These times are free" in offered[-1].text
    await ask(building.house, TakeOver(talk, "Anna"), ANNA)
    assert (await building.talk()).alarms == 3
    await ask(building.house, HandBack(talk), ANNA)
    assert (await building.talk()).alarms == 0


async def sits_down(building: Building, id: AgentId) -> None:
    wall = building.clock.wall()
    person = Person(
        id=id, email=f"{id}@example.com", name="Anna", password_hash="-", created_at=wall
    )
    session = Session(
        token_hash=id,
        person=id,
        csrf="c",
        made_at=wall,
        seen_at=wall,
        ends_at=wall + timedelta(hours=12),
    )
    async with building.house.store.begin() as unit:
        await unit.access.put_person(person)
        await unit.access.put_session(session)


async def test_who_speaks_their_language_and_is_at_work_is_called_first(
    building: Building,
) -> None:
    """Then the others: somebody is better than nobody."""
    duties = {
        "agt_1": Duty(languages=("fi",)),
        "agt_2": Duty(languages=("en",), skills=("damaged",)),
        "agt_3": Duty(languages=("en",), hours="Mo-Fr 00:00-00:01"),
        "agt_4": Duty(languages=("en", "fi"), skills=("asked",), hours="Mo-Su 00:00-24:00"),
    }
    async with building.house.store.begin() as unit:
        for id, duty in duties.items():
            await unit.access.put_person(
                Person(
                    id=AgentId(id),
                    email=f"{id}@doorstep.example",
                    name=id,
                    password_hash="",
                    created_at=building.clock.at,
                    duty=duty,
                    telegram_id=int(id[-1]),
                )
            )
    await building.proven()
    await building.types("I want to talk to a real person")
    called = []
    for _ in range(4):
        building.clock.at += LATE
        await ring_timers(building.house)
        called.append((await building.talk()).calls)
    assert called[0] == "agt_4"
    assert set(called[1:]) == {"agt_1", "agt_2", "agt_3"}


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


async def test_how_long_it_takes_is_told_as_it_took_others(building: Building) -> None:
    """Three people waited seven minutes for Anna; the fourth hears so. It stands in the figures."""
    await building.furnish()
    await building.proven()
    talk = (await building.talk()).id
    for _ in range(3):
        await ask(building.house, AskPerson(talk), HOUSE)
        building.clock.at += timedelta(minutes=7)
        await ask(building.house, TakeOver(talk, "Anna"), ANNA)
        await ask(building.house, HandBack(talk), ANNA)
    await building.work()
    told = await building.types("I want to talk to a real person")
    assert "Lately it took about 7 min." in told[-1].text
    async with building.house.store.read() as unit:
        counted = figures(await gather(unit, None, None))
    assert counted["minutes_to_agent"] == {"median": 7.0, "p90": 7.0}


async def test_nobody_is_there_at_night_and_nobody_wonders(building: Building) -> None:
    """They hear when somebody will be; that nobody came is said when agents have been there for a
    while, and the night is no waiting for anybody."""
    hours = AgentHours("Mo-Fr 08:00-18:00; PH off", ZoneInfo("Europe/Helsinki"), "FI")
    limits = replace(building.house.limits, agent_hours=hours)
    building.house = replace(building.house, limits=limits)
    building.converse = replace(building.converse, house=building.house)
    await building.furnish()
    await building.proven()
    building.clock.at = datetime(2026, 11, 27, 20, tzinfo=UTC)  # Friday, ten in the evening
    told = await building.types("I want to talk to a real person")
    assert "Nobody is here just now: we are back Monday 30 November, 08:00" in told[-1].text
    assert await heard_after(building, LATE) == ""
    building.clock.at = datetime(2026, 11, 30, 6, 2, tzinfo=UTC)
    talk = (await building.talk()).id
    await ask(building.house, TakeOver(talk, "Anna"), ANNA)
    async with building.house.store.read() as unit:
        waits = await unit.agent_waits.since(None, None, 10)
    assert [wait.minutes for wait in waits] == [2.0]


async def test_the_end_of_the_wait_is_told_where_the_courier_was_silent(
    building: Building,
) -> None:
    """The courier drove on and reported nothing: the recipient is not left in the doorway."""
    await building.furnish(replace(a_delivery(), conversation=None))
    await building.proven()
    await report(building, EventType.OUT_FOR_DELIVERY, "e1")
    await report(building, EventType.NO_ANSWER, "e2")
    assert "is over" not in await heard_after(building, timedelta(seconds=230))
    assert "time at your door is over" in await heard_after(building, timedelta(seconds=10) + GRACE)
    assert await heard_after(building, GRACE) == ""


async def test_a_reported_end_stops_the_timer(building: Building) -> None:
    """Delivered is delivered: nobody hears afterwards that the courier had to leave."""
    await building.furnish(replace(a_delivery(), conversation=None))
    await building.proven()
    await report(building, EventType.OUT_FOR_DELIVERY, "e1")
    await report(building, EventType.NO_ANSWER, "e2")
    await report(building, EventType.DELIVERED, "e3")
    assert await heard_after(building, timedelta(minutes=10)) == ""
