"""Talks about pickup points: what tells them apart, what is kept, and what is only asked for."""

from dataclasses import replace

import pytest

from bot.facts import Lockers
from core.commands import KeepCompartment
from core.model.ids import PointRef
from core.model.pickup_point import PickupPoint, PointKind
from core.model.point_choice import Hours
from core.model.status import Status
from tests.bot.dialogues.playing import asks, keys_of, labels_of, words_of
from tests.bot.script import Player
from tests.bot.world import DELIVERY, HELSINKI, LOCKERS, World

KIOSK = replace(
    LOCKERS[0],
    point=PickupPoint(
        ref=PointRef("kiosk"), name="Kiosk", kind=PointKind.PICKUP_POINT, location=HELSINKI
    ),
    available={},
)


def at_a_kiosk() -> World:
    return World(lockers=Lockers(places=(KIOSK,)))


def test_a_straight_line_says_so() -> None:
    guessed = tuple(replace(place, on_streets=False) for place in LOCKERS)
    answer = Player(World(lockers=Lockers(places=guessed))).hears("rcp", "to a locker please")
    assert "straight line" in words_of(answer)


def test_streets_need_no_excuse() -> None:
    answer = Player(World()).hears("rcp", "to a locker please")
    assert "straight line" not in words_of(answer)


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (Hours(is_open=True), "open day and night"),
        (Hours(is_open=False, changes_at=World().now.replace(hour=12)), "closed, opens 14:00"),
    ],
)
def test_hours_are_told_as_they_matter_now(hours: Hours, told: str) -> None:
    world = World(lockers=Lockers(places=(replace(LOCKERS[0], hours=hours),)))
    assert told in words_of(Player(world).hears("rcp", "to a locker please"))


def test_where_no_place_can_be_kept_it_is_asked_for_and_not_theirs() -> None:
    """Neither the question nor the answer says "reserved"."""
    player = Player(at_a_kiosk())
    player.hears("rcp", "to a locker please")
    question = player.hears("rcp", "Kiosk · 4 min")
    assert "cannot be kept" in words_of(question)
    assert "Yes, send it there" in labels_of(question)
    player.world.put(player.world.deliveries[DELIVERY])
    answer = player.hears("rcp", "Yes, send it there")
    assert "Redirect" in answer.asked
    assert "eserved" not in words_of(question) + words_of(answer)


def test_the_card_of_what_goes_to_a_locker_asks_for_no_time() -> None:
    """Also while the carrier has not answered."""
    player = Player(World())
    player.hears("rcp", "to a locker please")
    player.hears("rcp", "Locker Kamppi · 4 min")
    answer = player.hears("rcp", "Yes, reserve it")
    assert "Redirect" in answer.asked
    assert "Choose a time" not in labels_of(answer)


@pytest.mark.parametrize("no", ["no", "Leave it at the door"])
def test_a_no_lets_the_compartment_go(no: str) -> None:
    """Spoken, or pressed."""
    player = Player(World())
    player.hears("rcp", "to a locker please")
    player.hears("rcp", "Locker Kamppi · 4 min")
    assert "LetCompartmentGo" in player.hears("rcp", no).asked


@pytest.mark.parametrize(
    "words",
    [
        "to a locker please, i am in a wheelchair",
        "is there one for a wheelchair",
        "step-free please",
    ],
)
def test_a_wheelchair_is_heard(words: str) -> None:
    """Also before any list was shown."""
    player = Player(World())
    player.hears("rcp", "to a locker please")
    player.world.lockers = Lockers()
    assert keys_of(player.hears("rcp", words)) == ["locker-none-step-free"]


@pytest.mark.parametrize(
    "words", ["i won't be home tomorrow", "en ole huomenna kotona", "меня не будет дома завтра"]
)
def test_who_will_not_be_home_is_offered_a_locker_at_once(words: str) -> None:
    """Beside the times, with a place kept; one tap goes on with it."""
    player = Player(World())
    answer = player.hears("rcp", words)
    assert asks(answer, KeepCompartment) == KeepCompartment(DELIVERY, PointRef("kamppi"))
    (locker,) = [label for label in labels_of(answer) if "Locker Kamppi" in label]
    assert labels_of(answer)[-2] == locker
    assert keys_of(player.hears("rcp", locker)) == ["locker-question"]


def test_who_will_not_be_home_while_the_courier_is_out_gets_the_lockers() -> None:
    """No other time can be promised any more."""
    world = World()
    world.put(replace(world.deliveries[DELIVERY], status=Status.OUT_FOR_DELIVERY))
    answer = Player(world).hears("rcp", "i won't be home today")
    assert keys_of(answer) == ["locker-where-to"]


def test_a_point_that_keeps_no_place_is_not_offered_to_who_is_away() -> None:
    """What is only asked for is no way out that one can trust."""
    answer = Player(at_a_kiosk()).hears("rcp", "i won't be home tomorrow")
    assert not any("Kiosk" in label for label in labels_of(answer))


def test_who_comes_back_too_late_for_it_is_offered_none() -> None:
    """It would be sent back before."""
    answer = Player(World()).hears("rcp", "I am on holiday until December 5")
    assert not any("Locker" in label for label in labels_of(answer))
