"""What is said of a time that is over, and of when the carrier was heard last: nobody guesses."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from core.actions.ask import ask
from core.actions.reminders import remind
from core.commands import BookWindow
from core.model.asker import HOUSE
from core.model.eta import Eta
from core.model.status import EventType
from core.model.sync import Position
from core.model.window import Window
from tests.bot.building import Building, a_route
from tests.bot.reports import reported
from tests.bot.script import Player
from tests.bot.test_scripts import booked
from tests.bot.world import DELIVERY, window

TOMORROW = window(1, 14)


async def on_the_road(building: Building) -> Window:
    """Promised for tomorrow, and then it is tomorrow."""
    await building.furnish()
    await building.proven()
    await ask(building.house, BookWindow(DELIVERY, TOMORROW), HOUSE)
    building.clock.at = TOMORROW.start - timedelta(hours=2)
    await reported(building, EventType.OUT_FOR_DELIVERY, "out")
    return TOMORROW


async def the_card(building: Building) -> str:
    return "\n".join(letter.text for letter in await building.types("/status"))


async def test_who_waits_in_vain_hears_it_with_ways_out(building: Building) -> None:
    """And the card says the same, not that somebody comes in a window that is over."""
    promise = await on_the_road(building)
    assert "Coming: <b>Wednesday 25 November" in await the_card(building)
    building.clock.at = promise.end + timedelta(minutes=10)
    await remind(building.house)
    card, told = await building.work()
    assert "expected until <b>" in card.text and "Coming:" not in card.text
    assert told.text.startswith("Your promised time is over (<b>Wednesday 25 November, 14:00–16:00")
    assert [data.split("|")[0] for _, data in told.buttons][:2] == ["late.wait", "locker.pick"]
    await remind(building.house)
    assert await building.work() == []
    assert "expected until <b>" in await the_card(building)
    said = await reported(building, EventType.ARRIVED, "came")
    assert "at the door" in said and "expected until" not in said


async def test_the_card_says_when_the_carrier_was_heard_and_not_when_we_reckoned(
    building: Building,
) -> None:
    """An hour of silence is an hour of silence, however often the range was reckoned anew."""
    promise = await on_the_road(building)
    out = building.clock.at
    place = Position(
        route=a_route().ref, at=out + timedelta(minutes=20), location=a_route().start.location
    )
    async with building.house.store.begin() as unit:
        await unit.positions.add([place])
    building.clock.at = out + timedelta(minutes=80)
    assert building.clock.at < promise.start
    assert "last reported at 12:20" in await the_card(building)


async def test_an_hour_after_a_courier_came_nobody_stands_at_the_door(building: Building) -> None:
    """As far as anybody has told."""
    await on_the_road(building)
    said = await reported(building, EventType.ARRIVED, "came")
    assert "at the door" in said
    at = building.clock.at.astimezone(ZoneInfo("Europe/Helsinki"))
    building.clock.at += timedelta(minutes=61)
    await remind(building.house)
    (card,) = await building.work()
    assert (
        f"was at the door at <b>{at.astimezone(ZoneInfo('Europe/Helsinki')):%H:%M}</b>" in card.text
    )
    assert card.silent


async def test_who_was_near_yesterday_is_not_close_this_morning(building: Building) -> None:
    """Their courier is expected in the afternoon."""
    await on_the_road(building)
    async with building.house.store.begin() as unit:
        delivery = await unit.deliveries.get(DELIVERY)
        assert delivery is not None
        start = building.clock.at + timedelta(hours=3)
        eta = Eta(
            start=start, end=start + timedelta(minutes=20), probability=0.8, as_of=building.clock.at
        )
        near = delivery.moved(EventType.NEAR, building.clock.at)
        await unit.deliveries.save(replace(near, eta=eta))
    told = await the_card(building)
    assert "most likely here between" in told and "close" not in told
    building.clock.at = start
    assert "The courier is close" in await the_card(building)


def test_no_carrier_is_said_to_say_that_it_says_nothing() -> None:
    """Late, and no reason was given."""
    told = Player(booked()).hears("hse", "late other").says[-1][1].text
    assert "(the carrier gave no reason)" in told
