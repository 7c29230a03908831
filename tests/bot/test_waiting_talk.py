"""From a wish or a lost promise to a booked window, through the whole house: line, letter, tap."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.buttons import plain
from bot.heard import Pressed
from bot.knowing import facts_of
from bot.languages import LANGUAGES
from bot.late_yes import may_be_tried
from bot.turn import say
from bot.typed_label import pressed, standing
from bot.waiting_words import stops_waiting
from bot.wording import Secret
from core.actions.ask import ask
from core.actions.changes import answer_change
from core.actions.holds import expire_holds
from core.actions.nudging import Round, nudge
from core.actions.reoffering import reoffer
from core.actions.routes import take_away
from core.actions.slots import slots_of
from core.actions.timers import ring_timers
from core.actions.waitlist import Lookout, serve_waitlist
from core.commands import BookWindow, HoldSlot, WaitFor
from core.model.asker import HOUSE, Asker, Role
from core.model.carrier import SlotFee
from core.model.change import ChangeState, WindowChange
from core.model.parcel import Money
from core.model.waiting import WaitingState
from core.model.window import Window
from tests.bot.building import Building, a_route
from tests.bot.script import VOICE, Player
from tests.bot.test_converse import verbs, words
from tests.bot.world import DELIVERY, World


async def booked(building: Building) -> None:
    """By the chat, as people do it."""
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    await building.presses("slot.pick")
    await building.presses("slot.yes")


async def test_a_freed_window_is_offered_and_booked_by_a_tap(building: Building) -> None:
    """The promise moves to it, and the wish is over."""
    await booked(building)
    before = (await building.delivery()).promised
    assert before is not None
    offers = await slots_of(building.house, DELIVERY)
    wished = next(each.window for each in offers if each.window != before.window)
    await ask(building.house, WaitFor(DELIVERY, wished), HOUSE)
    assert await serve_waitlist(building.house, Lookout()) == 1
    told = await building.work()
    assert "has just become possible" in words(told)
    assert {"slot.yes", "wait.no"} <= set(verbs(told))
    await building.presses("slot.yes")
    promise = (await building.delivery()).promised
    assert promise is not None and promise.window == wished
    await serve_waitlist(building.house, Lookout())
    async with building.house.store.read() as unit:
        assert await unit.waitlist.of(DELIVERY) == []


async def times_cost(building: Building) -> None:
    """By the extra way, more than nothing."""
    async with building.house.store.begin() as unit:
        carrier = await unit.carriers.get((await building.delivery()).carrier)
        assert carrier is not None
        fee = SlotFee(per_minute=Money(Decimal(1), "EUR"), least=Decimal(2), most=Decimal(3))
        await unit.carriers.put(replace(carrier, slot_fee=fee))


async def test_what_a_freed_window_costs_is_told_with_it(building: Building) -> None:
    """Before anything is tapped."""
    await booked(building)
    await times_cost(building)
    before = (await building.delivery()).promised
    offers = await slots_of(building.house, DELIVERY)
    wished = next(each.window for each in offers if before and each.window != before.window)
    await ask(building.house, WaitFor(DELIVERY, wished), HOUSE)
    assert await serve_waitlist(building.house, Lookout()) == 1
    told = words(await building.work())
    assert "has just become possible" in told
    assert "€" in told


async def test_whose_time_was_broken_pays_for_no_other(building: Building) -> None:
    """Neither for what is kept for them, nor for what they choose themselves."""
    await booked(building)
    await times_cost(building)
    before = (await building.delivery()).promised
    assert before is not None and before.route_ref is not None
    async with building.house.store.begin() as unit:
        await unit.routes.put(a_route("r2", day=2))
    await take_away(building.house, before.route_ref, HOUSE, whatever_it_breaks=True)
    assert await reoffer(building.house) == 1
    assert "€" not in words(await building.work())
    await building.presses("slot.other")
    assert "€" not in words(await building.work())
    async with building.house.store.read() as unit:
        hold = await unit.holds.standing(DELIVERY)
    assert hold is not None
    assert hold.fee is None


async def test_who_is_moved_by_the_carrier_pays_nothing_for_it(building: Building) -> None:
    """Nobody told them of a price, and they did not ask."""
    await booked(building)
    await times_cost(building)
    before = (await building.delivery()).promised
    offers = await slots_of(building.house, DELIVERY)
    other = next(each.window for each in offers if before and each.window != before.window)
    done = await ask(building.house, BookWindow(DELIVERY, other), Asker(Role.CARRIER, "key_1"))
    assert done.change is not None
    assert isinstance(done.change.what, WindowChange)
    assert done.change.what.fee is None


async def test_a_no_to_what_came_in_its_stead_asks_no_fee_either(building: Building) -> None:
    """They are owed a time as long as nothing has come for the one that was broken."""
    await test_whose_time_was_broken_pays_for_no_other(building)
    await building.presses("slot.yes")
    async with building.house.store.read() as unit:
        (*_, change) = await unit.changes.of(DELIVERY)
    key = Asker(Role.CARRIER, "key_1")
    await answer_change(building.house, change.id, ChangeState.REJECTED, key)
    await building.work()
    offers = await slots_of(building.house, DELIVERY)
    hold = (await ask(building.house, HoldSlot(DELIVERY, offers[0].window), HOUSE)).hold
    assert hold is not None
    assert hold.fee is None


async def test_a_van_that_is_out_leads_to_another_time_by_one_tap(building: Building) -> None:
    """They hear why and what is kept for them; another time, a locker or a person is there too."""
    await booked(building)
    before = (await building.delivery()).promised
    assert before is not None and before.route_ref is not None
    tomorrow = a_route("r2", day=2)
    async with building.house.store.begin() as unit:
        await unit.routes.put(tomorrow)
    await take_away(building.house, before.route_ref, HOUSE, whatever_it_breaks=True)
    assert await reoffer(building.house) == 1
    told = await building.work()
    assert (await building.delivery()).promised is None
    assert "the van that was to come to you is out" in words(told)
    assert {"slot.yes", "slot.other", "locker.pick", "human"} <= set(verbs(told))
    await building.presses("slot.yes")
    promise = (await building.delivery()).promised
    assert promise is not None and promise.route_ref == tomorrow.ref


async def near_them(building: Building) -> None:
    """A van passes by, and no time was chosen yet."""
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    building.clock.at += timedelta(hours=1)
    assert await nudge(building.house, Round()) == 1
    assert "Shall we bring your parcel at that time?" in words(await building.work())


async def waits_for_two(building: Building) -> tuple[Window, Window]:
    """Booked, and two other windows are waited for; the first of them has become possible."""
    await booked(building)
    before = (await building.delivery()).promised
    assert before is not None
    offers = await slots_of(building.house, DELIVERY)
    first, second, *_ = [each.window for each in offers if each.window != before.window]
    for window in (first, second):
        await ask(building.house, WaitFor(DELIVERY, window), HOUSE)
    await serve_waitlist(building.house, Lookout())
    assert "has just become possible" in words(await building.work())
    return first, second


async def waited_for(building: Building) -> list[Window]:
    async with building.house.store.read() as unit:
        return [each.window for each in await unit.waitlist.of(DELIVERY)]


async def promised(building: Building) -> Window | None:
    promise = (await building.delivery()).promised
    return promise.window if promise is not None else None


@pytest.mark.parametrize(
    "yes", ["yes", "yes please, that works", "ok", "sounds good", "joo sopii", "yes at 9"]
)
async def test_a_typed_yes_to_a_van_that_is_near_does_what_its_button_does(
    building: Building, yes: str
) -> None:
    """It is held and read back, and the next yes books it."""
    await near_them(building)
    assert "Shall I book it?" in words(await building.types(yes))
    await building.types("yes")
    assert await promised(building) is not None


@pytest.mark.parametrize("no", ["no", "no thanks", "other time", "yes but after 16"])
async def test_another_answer_to_a_van_that_is_near_shows_other_times(
    building: Building, no: str
) -> None:
    """Nothing is held, and the times stand there."""
    await near_them(building)
    assert "slot.pick" in verbs(await building.types(no))
    assert await building.hold() is None


async def test_no_to_one_freed_window_leaves_the_other_wishes(building: Building) -> None:
    """It says for what they still wait; the place is free again."""
    first, second = await waits_for_two(building)
    told = await building.types("no thanks")
    assert "I still tell you when this becomes possible" in words(told)
    assert await waited_for(building) == [second]
    assert await building.hold() is None
    assert await promised(building) != first


async def test_the_button_under_a_freed_window_says_no_to_that_one_alone(
    building: Building,
) -> None:
    """As the words do."""
    _, second = await waits_for_two(building)
    await building.presses("wait.no")
    assert await waited_for(building) == [second]


@pytest.mark.parametrize("how", ["yes", "Yes, book it", "(press)"])
@pytest.mark.parametrize("later", [False, True])
async def test_a_late_yes_to_a_freed_window_is_tried_again(
    building: Building, how: str, later: bool
) -> None:
    """It was not kept any longer, and is still free: before they hear so, and after."""
    first, _ = await waits_for_two(building)
    building.clock.at += timedelta(minutes=6)
    assert await expire_holds(building.house) == 1
    await building.work()
    if later:
        async with building.house.store.begin() as unit:
            second = (await unit.waitlist.of(DELIVERY))[1]
            await unit.waitlist.put(second.ended(WaitingState.OVER))
        await serve_waitlist(building.house, Lookout())
        assert "any longer" in words(await building.work())
    await (building.presses("slot.yes") if how == "(press)" else building.types(how))
    assert await promised(building) == first


async def lost_and_run_out(building: Building) -> Window:
    """What was kept in place of a lost promise is not kept any longer."""
    await booked(building)
    before = (await building.delivery()).promised
    assert before is not None and before.route_ref is not None
    async with building.house.store.begin() as unit:
        await unit.routes.put(a_route("r2", day=2))
    await take_away(building.house, before.route_ref, HOUSE, whatever_it_breaks=True)
    assert await reoffer(building.house) == 1
    await building.work()
    hold = await building.hold()
    assert hold is not None
    building.clock.at += timedelta(minutes=31)
    assert await expire_holds(building.house) == 1
    return hold.window


@pytest.mark.parametrize("how", ["yes", "(press)"])
async def test_a_late_yes_after_a_lost_promise_is_tried_again(building: Building, how: str) -> None:
    """They hear that only the hold ran out, once, and one word books it."""
    window = await lost_and_run_out(building)
    told = words(await building.work())
    assert "any longer, but it is still free" in told
    await ring_timers(building.house)
    assert await building.work() == []
    await (building.presses("slot.yes") if how == "(press)" else building.types(how))
    assert await promised(building) == window


async def test_a_late_yes_to_what_somebody_has_taken_shows_other_times(
    building: Building,
) -> None:
    """It is tried, and only then said to be gone."""
    await lost_and_run_out(building)
    await building.work()
    full = a_route("r2", day=2)
    async with building.house.store.begin() as unit:
        await unit.routes.put(replace(full, version=2, vehicle=replace(full.vehicle, units=0)))
        await unit.routes.put(a_route("r4", day=4))
    told = await building.presses("slot.yes")
    assert "slot.pick" in verbs(told)
    assert await promised(building) is None


async def test_an_old_yes_never_undoes_a_newer_choice(building: Building) -> None:
    """What they chose since stays booked."""
    first, _ = await waits_for_two(building)
    old = next(data for _, data in building.sent[-1].buttons if data.startswith("slot.yes"))
    building.clock.at += timedelta(minutes=6)
    await expire_holds(building.house)
    chosen = (await slots_of(building.house, DELIVERY))[-1].window
    assert chosen != first
    await ask(building.house, BookWindow(DELIVERY, chosen), HOUSE)
    await building.work()
    async with building.house.store.read() as unit:
        talk, delivery = await building.talk(), await building.delivery()
        press = Pressed("slot.yes", tuple(old.split("|")[1:]))
        facts = await facts_of(building.house, unit, talk, heard=press)
    assert delivery.promised is not None
    assert facts.late_hold is not None and not may_be_tried(facts.late_hold.id, facts)


@pytest.mark.parametrize(
    "said",
    [
        "Stop waiting",
        "stop waiting please",
        "I don't need to wait any more",
        "cancel the waiting list",
        "no need to tell me any more",
        "never mind",
        "forget it",
    ],
)
async def test_who_waits_may_say_so_in_words(building: Building, said: str) -> None:
    """The button's own words, and what people say instead of them."""
    await booked(building)
    for _ in range(2):
        await building.types("on Sunday")
        await building.presses("slot.wait")
        assert len(await waited_for(building)) == 1
        assert "you wait for nothing any more" in words(await building.types(said))
        assert await waited_for(building) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_button_press_it_in_every_language(language: str) -> None:
    """As they stand there, whatever the case and without their marks."""
    player = Player(World(), language)
    player.hears("rcp", "(wait 2 14)")
    label = VOICE.words("button-stop-waiting", language)
    assert player.hears("rcp", label.upper() if language != "tr" else label).asked == [
        "StopWaiting"
    ]
    assert stops_waiting(label)


def test_what_was_asked_before_is_pressed_by_no_word() -> None:
    """Words belong to what stands there now; a secret leaves no trace, and a page opens by none."""
    yes, no = plain("button-book-it", "one.yes"), plain("button-no-thanks", "one.no")
    first = standing({}, [(say("x", yes), [("Yes, book it", "one.yes")])], asks_anew=True)
    both = standing(first, [(say("y", no), [("No, thank you", "one.no")])], asks_anew=False)
    assert pressed("  yes BOOK it!", both) == Pressed("one.yes")
    assert pressed("No thank you", both) == Pressed("one.no")
    assert pressed("yes book it please", both) is None
    anew = standing(both, [(say("z", no), [("No, thank you", "one.no")])], asks_anew=True)
    assert pressed("Yes, book it", anew) is None
    hidden = plain("button-code", "code", code=Secret("4471"))
    assert standing({}, [(say("x", hidden), [("Keep 4471", "code")])], asks_anew=True) == {}


@pytest.mark.parametrize(
    "said",
    ["how long do I have to wait?", "I have been waiting for two hours", "I don't want to wait"],
)
def test_other_words_about_waiting_stop_nothing(said: str) -> None:
    """Who waits at the door, or asks how long, waits on."""
    assert not stops_waiting(said)
