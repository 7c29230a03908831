"""A time at a pickup point, chosen in the chat: the talk of a door's window, said to who comes."""

from dataclasses import replace
from datetime import timedelta

from core.actions.ask import ask
from core.actions.events import EventReport, record_events
from core.actions.holds import expire_holds
from core.actions.places import put_point
from core.actions.reminders import remind
from core.commands import BookWindow
from core.model.asker import HOUSE, Asker, Role
from core.model.delivery import Format
from core.model.event import CarrierEvent
from core.model.ids import PointRef
from core.model.pickup_point import Bookable, Pickup, PickupPoint, PointKind
from core.model.status import EventType
from tests.bot.building import Building
from tests.bot.test_converse import verbs, words
from tests.bot.world import DELIVERY, HELSINKI, a_delivery, window

PIER = PickupPoint(
    ref=PointRef("pier"),
    name="West pier",
    kind=PointKind.TERMINAL,
    location=HELSINKI,
    bookable=(Bookable(window="16:00-17:00", places=1), Bookable(window="18:00-19:00", places=1)),
)
TOMORROW_AT_FOUR = window(1, 16, hours=1)


async def at_the_pier(building: Building) -> None:
    """Their parcel goes to a terminal that is fetched from by the hour; the chat is theirs."""
    told = replace(
        a_delivery(),
        conversation=None,
        format=Format.TERMINAL,
        point=PIER.ref,
        pickup=Pickup(point=PIER.ref),
    )
    await building.furnish(told)
    await put_point(building.house, PIER, HOUSE)
    await building.proven()


async def happens(building: Building, kind: EventType) -> str:
    event = CarrierEvent(event_id=kind, type=kind, occurred_at=building.clock.at)
    report = EventReport(event=event, body_hash="1", delivery=DELIVERY)
    await record_events(building.house, [report], Asker(Role.CARRIER, "key_1"))
    return words(await building.work())


async def test_many_places_open_the_calendar_where_a_page_can_open(building: Building) -> None:
    """As for a door; without a public address one pages through them."""
    many = replace(
        PIER,
        bookable=tuple(
            Bookable(window=f"{at:02}:00-{at + 1:02}:00", places=1) for at in range(8, 20)
        ),
    )
    await at_the_pier(building)
    await put_point(building.house, many, HOUSE)
    (paged,) = await building.presses("slot.other")
    assert paged.apps == {}
    limits = replace(building.house.limits, app_url="https://doorstep.example")
    house = replace(building.house, limits=limits)
    building.house, building.converse = house, replace(building.converse, house=house)
    (asked,) = await building.presses("slot.other")
    (path,) = asked.apps.values()
    assert path.startswith("/app/slots?d=")


async def test_a_place_is_chosen_by_buttons(building: Building) -> None:
    """Asked when they want to come, not when we shall; booked, the card says where and when."""
    await at_the_pier(building)
    asked = await building.presses("slot.other")
    assert "When do you want to come? These times are free at West pier" in words(asked)
    assert verbs(asked).count("slot.pick") == 3
    assert "van" not in words(asked)
    held = await building.presses("slot.pick")
    assert "Shall I book it?" in words(held)
    booked = words(await building.presses("slot.yes"))
    promise = (await building.delivery()).promised
    assert promise is not None and promise.is_at_a_point
    assert "Booked" in booked
    assert booked.count("Your time at West pier") == 1
    assert "Coming" not in booked


async def test_a_time_is_chosen_by_words(building: Building) -> None:
    await at_the_pier(building)
    held = words(await building.types("can I come tomorrow at 16"))
    assert "25 November, 16:00" in held
    assert "Shall I book it?" in held
    await building.types("yes")
    promise = (await building.delivery()).promised
    assert promise is not None and promise.window == TOMORROW_AT_FOUR


async def test_what_is_full_may_be_waited_for(building: Building) -> None:
    """No route is spoken of: nobody drives."""
    await at_the_pier(building)
    full = replace(PIER, bookable=tuple(replace(each, places=0) for each in PIER.bookable))
    await put_point(building.house, full, HOUSE)
    said = await building.presses("slot.other")
    assert "No time is free at West pier just now" in words(said)
    assert {"slot.wait", "human"} <= set(verbs(said))


async def test_a_time_that_was_not_taken_is_offered_on(building: Building) -> None:
    await at_the_pier(building)
    await building.presses("slot.other")
    await building.presses("slot.pick")
    building.clock.at += timedelta(minutes=6)
    await expire_holds(building.house)
    assert "it is still free" in words(await building.work())
    await building.presses("slot.yes")
    assert (await building.delivery()).promised is not None


async def test_the_day_before_they_hear_that_they_fetch_it(building: Building) -> None:
    await at_the_pier(building)
    await ask(building.house, BookWindow(DELIVERY, TOMORROW_AT_FOUR), HOUSE)
    building.clock.at += timedelta(hours=9)
    await remind(building.house)
    said = words(await building.work())
    assert "Tomorrow you fetch your parcel." in said
    assert "Your time at West pier" in said


async def test_a_parcel_that_waits_says_both_and_a_missed_time_may_be_replaced(
    building: Building,
) -> None:
    """Who did not come in their time sees the button again."""
    await at_the_pier(building)
    await ask(building.house, BookWindow(DELIVERY, TOMORROW_AT_FOUR), HOUSE)
    ready = await happens(building, EventType.READY_FOR_PICKUP)
    assert "It waits at the pickup point." in ready
    assert "Your time at West pier" in ready
    building.clock.at = TOMORROW_AT_FOUR.end
    card = await building.types("where is my parcel?")
    assert "slot.other" in verbs(card)
    await building.presses("slot.other")
    await building.presses("slot.pick")
    await building.presses("slot.yes")
    promise = (await building.delivery()).promised
    assert promise is not None and promise.window.start >= TOMORROW_AT_FOUR.end


async def test_a_time_that_an_agent_sets_is_told(building: Building) -> None:
    await at_the_pier(building)
    await ask(building.house, BookWindow(DELIVERY, TOMORROW_AT_FOUR), Asker(Role.AGENT, "agt_1"))
    assert "Your time at West pier is now" in words(await building.work())
