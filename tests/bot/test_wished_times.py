"""Words as a filter over the free times, and what follows where nothing suits."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.facts import Offered
from bot.heard import Pressed, Told
from core.commands import ConfirmHold, HoldSlot
from core.model.address import VerdictCode
from core.model.carrier import ChangeAction
from core.model.notice import Notice, NoticeKind
from core.model.parcel import Money
from core.model.window import Window
from tests.bot.script import Answer, Player
from tests.bot.world import DELIVERY, NOW, OFFERS, World, window

TODAY_14, TODAY_16, TODAY_18, WED_10, WED_18, THU_10, FRI_18 = OFFERS
MANY = tuple(window(day, hour) for day in (1, 2) for hour in range(8, 20, 2))


def asked(world: World | None = None) -> Player:
    """A chat in which it was asked when we shall come."""
    player = Player(world or World())
    player.begin("choose_slot")
    return player


def labels(answer: Answer) -> list[str]:
    return [label for _, spoken in answer.says for label, _ in spoken.buttons]


def text(answer: Answer) -> str:
    return " ".join(spoken.plain for _, spoken in answer.says)


def shown(answer: Answer) -> list[str]:
    """The labels of the windows that can be picked."""
    return [
        label
        for _, spoken in answer.says
        for label, data in spoken.buttons
        if data.startswith("slot.pick")
    ]


@pytest.mark.parametrize(
    ("words", "windows"),
    [
        ("not today", ["Tomorrow 10:00–12:00", "Tomorrow 18:00–20:00", "Thu 26 Nov 10:00–12:00",
                       "Fri 27 Nov 18:00–20:00"]),
        ("evenings", ["Today 18:00–20:00", "Tomorrow 18:00–20:00", "Fri 27 Nov 18:00–20:00"]),
        ("tomorrow or thursday morning", ["Tomorrow 10:00–12:00", "Thu 26 Nov 10:00–12:00"]),
        ("iltaisin, ei tänään", ["Tomorrow 18:00–20:00", "Fri 27 Nov 18:00–20:00"]),
        ("завтра", ["Tomorrow 10:00–12:00", "Tomorrow 18:00–20:00"]),
        ("as late as possible", ["Today 18:00–20:00", "Tomorrow 18:00–20:00",
                                 "Thu 26 Nov 10:00–12:00", "Fri 27 Nov 18:00–20:00"]),
        ("any day but friday, after five", ["Today 18:00–20:00", "Tomorrow 18:00–20:00"]),
        ("i'm not home today or tomorrow", ["Thu 26 Nov 10:00–12:00", "Fri 27 Nov 18:00–20:00"]),
    ],
)  # fmt: skip
def test_words_show_only_what_suits(words: str, windows: list[str]) -> None:
    """Nothing else is among the buttons, and nothing is held yet."""
    answer = asked().hears("rcp", words)
    assert shown(answer) == windows
    assert not any(isinstance(each, HoldSlot) for each in answer.commands)


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("friday after six", FRI_18),
        ("perjantaina kuuden jälkeen", FRI_18),
        ("в пятницу после шести", FRI_18),
        ("as soon as possible", TODAY_14),
        ("tomorrow as early as possible", WED_10),
        ("today at 16:30", TODAY_16),
        ("tomorrow as late as possible", WED_18),
        ("huomenna mahdollisimman myöhään", WED_18),
        ("last thing on friday", FRI_18),
    ],
)
def test_the_only_one_that_suits_is_held_and_read_back(words: str, held: Window) -> None:
    """One tap books it from there."""
    player = asked()
    answer = player.hears("rcp", words)
    assert answer.commands == [HoldSlot(DELIVERY, held)]
    assert answer.says[-1][0].key == "slot-shall-i"
    assert player.hears("rcp", "yes").asked == ["ConfirmHold"]


def test_where_nothing_suits_the_nearest_is_shown_and_one_may_wait() -> None:
    """Said honestly: Saturday after six is none of the free times, but the carrier drives then."""
    answer = asked().hears("rcp", "saturday after six")
    assert "Nothing is free then." in text(answer)
    assert shown(answer)[-1] == "Fri 27 Nov 18:00–20:00"
    assert "Tell me if Sat 28 Nov 18:00–20:00 becomes possible" in labels(answer)


def test_who_waits_already_is_not_asked_again() -> None:
    """And nobody is asked to wait for a time at which they are away."""
    away = asked().hears("rcp", "i'm not home this week, back next week")
    assert not [label for label in labels(away) if label.startswith("Tell me")]


def test_a_day_that_is_too_far_is_said_to_be() -> None:
    """The carrier plans five days ahead; to wait for more would be an empty promise."""
    answer = asked().hears("rcp", "21 december")
    assert "I can only plan until" in text(answer)
    assert not [label for label in labels(answer) if label.startswith("Tell me")]


def test_a_parcel_that_waits_says_from_when_it_comes() -> None:
    """It was postponed: tomorrow cannot be had, whatever the routes say."""
    world = World()
    later = (NOW + timedelta(days=3)).date()
    world.put(replace(world.deliveries[DELIVERY], earliest=later))
    world.offered = Offered(windows=(FRI_18,))
    answer = asked(world).hears("rcp", "tomorrow morning")
    assert "comes on Friday 27 November at the earliest" in text(answer)
    assert shown(answer) == ["Fri 27 Nov 18:00–20:00"]


def test_more_than_fit_are_paged_and_still_suit() -> None:
    """The filter is kept while one pages through what it found."""
    world = World()
    world.offered = Offered(windows=MANY)
    player = asked(world)
    first = player.hears("rcp", "tomorrow")
    assert len(shown(first)) == 5
    assert shown(player.hears("rcp", "More times")) == ["Tomorrow 18:00–20:00"]


def test_marks_are_explained_and_a_fee_is_told_before_a_tap() -> None:
    """A leaf and a bolt, and what a change costs."""
    world = World()
    world.offered = replace(world.offered, soonest=TODAY_14, greenest=frozenset({WED_10}))
    told = world.carrier.capabilities[ChangeAction.CHANGE_WINDOW]
    dear = replace(told, fee=Money(Decimal("2.50"), "EUR"))
    world.carrier = replace(
        world.carrier,
        capabilities={**world.carrier.capabilities, ChangeAction.CHANGE_WINDOW: dear},
    )
    answer = Player(world).begin("choose_slot")
    assert labels(answer)[0] == "⚡ Today 14:00–16:00"
    assert "🌿 Tomorrow 10:00–12:00" in labels(answer)
    assert "⚡ is the soonest, 🌿 the shortest way for the van." in text(answer)
    assert "The carrier takes €2.50 for this." in text(answer)


def test_what_no_route_is_planned_for_is_said_to_be_reckoned() -> None:
    """From the first such day on, or altogether."""
    world = World()
    world.offered = replace(world.offered, forecast=frozenset({WED_10, WED_18, THU_10, FRI_18}))
    answer = Player(world).begin("choose_slot")
    assert "From Wednesday 25 November on no route is planned yet" in text(answer)
    world.offered = Offered(windows=(THU_10,), forecast=frozenset({THU_10}))
    assert "No route is planned for these days yet" in text(Player(world).begin("choose_slot"))


def test_many_times_open_a_calendar_where_one_can_open() -> None:
    """With a public address a page, without one the buttons go on."""
    world = World(app_url="https://doorstep.example")
    world.offered = Offered(windows=MANY)
    (said, _), *_ = Player(world).begin("choose_slot").says
    apps = [button.app for button in said.buttons if button.app]
    assert apps == [f"/app/slots?d={DELIVERY[-8:]}"]
    assert "button-more-times" not in [button.label for button in said.buttons]
    world.app_url = None
    assert "More times" in labels(Player(world).begin("choose_slot"))


def test_two_taps_are_one() -> None:
    """The second reads back what the first has held."""
    player = asked()
    first = player.hears("rcp", "Today 14:00–16:00")
    player.world.offered = Offered(windows=OFFERS[1:])  # what they hold is nobody's to offer
    again = player.hears("rcp", "Today 14:00–16:00")
    assert again.commands == []
    assert text(again) == text(first)
    assert player.hears("rcp", "Yes, book it").asked == ["ConfirmHold"]
    twice = player.hears("rcp", "Yes, book it")
    assert "That is booked already: Tuesday 24 November, 14:00–16:00." in text(twice)


def test_an_old_yes_looks_again() -> None:
    """Its hold is over and nothing is booked: kindly, with what is free now."""
    player = Player(World())
    old = player.does(Pressed("slot.yes", (DELIVERY[-8:], "hold_00000000000000000042")))
    assert "let us look again" in text(old)
    assert shown(old)[0] == "Today 14:00–16:00"


def ended(player: Player) -> Answer:
    """The house says that the hold they last spoke of has run out."""
    hold = player.world.hold
    assert hold is not None
    player.world.hold = None
    return player.does(
        Told(Notice(key="e", kind=NoticeKind.HOLD_EXPIRED, at=NOW, delivery=DELIVERY, ref=hold.id))
    )


def test_a_hold_that_ran_out_says_whether_it_is_still_free() -> None:
    """Free: one tap books it all the same. Taken: the others stand there."""
    player = asked()
    player.hears("rcp", "Today 14:00–16:00")
    free = ended(player)
    assert "but it is still free" in text(free)
    assert labels(free)[0] == "Yes, book it"
    player = asked()
    player.hears("rcp", "Today 14:00–16:00")
    player.world.offered = Offered(windows=OFFERS[1:])
    gone = ended(player)
    assert "somebody has taken it" in text(gone)
    assert shown(gone)[0] == "Today 16:00–18:00"


def test_when_everything_is_taken_one_may_still_wait() -> None:
    """No route has room: an honest sentence, a place in the line, other ways, a person."""
    world = World()
    world.offered = Offered()
    answer = Player(world).begin("choose_slot")
    assert "No time is free on the planned routes just now." in text(answer)
    assert any(label.startswith("Tell me if") for label in labels(answer))
    assert "A person" in labels(answer)
    assert "Look again" in labels(answer)
    wished = asked(world).hears("rcp", "friday after six")
    assert labels(wished)[0] == "Tell me if Fri 27 Nov 18:00–20:00 becomes possible"


def test_outside_the_area_is_said_so() -> None:
    """To wait would not help: another address or a pickup point would."""
    world = World()
    told = world.deliveries[DELIVERY]
    assert told.address.verdict is not None
    far = replace(told.address.verdict, verdict=VerdictCode.OUTSIDE_AREA)
    world.put(replace(told, address=replace(told.address, verdict=far)))
    answer = Player(world).begin("choose_slot")
    assert "We do not drive to that address." in text(answer)
    assert "A person" in labels(answer)


def test_a_window_that_went_while_one_read_offers_the_others() -> None:
    """An old button is checked against what is true now."""
    player = asked()
    player.world.offered = Offered(windows=OFFERS[1:])
    answer = player.hears("rcp", "Today 14:00–16:00")
    assert text(answer).startswith("That time has just gone.")
    assert shown(answer)[0] == "Today 16:00–18:00"


@pytest.mark.parametrize("language", ["fi", "ru"])
def test_the_other_languages_say_the_same(language: str) -> None:
    """A wish in one's own language, answered in it, and held."""
    player = Player(World(), language=language)
    player.begin("choose_slot")
    words = {"fi": "perjantaina kuuden jälkeen", "ru": "в пятницу после шести"}[language]
    answer = player.hears("rcp", words)
    assert answer.commands == [HoldSlot(DELIVERY, FRI_18)]
    hold = player.world.hold
    assert hold is not None
    yes = {"fi": "joo", "ru": "да"}[language]
    assert player.hears("rcp", yes).commands == [ConfirmHold(hold.id)]
