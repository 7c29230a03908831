"""The way in: asked of companies and for big things, two questions in one go, each skippable."""

from collections.abc import Callable
from dataclasses import replace

import opening_hours
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.opening_words import hours_of
from bot.way_in import metres_of
from core.commands import GiveInstructions
from core.model.door_card import DoorCard
from core.model.parcel import Parcel, Size
from core.model.recipient import Recipient
from tests.bot.script import Answer, Player
from tests.bot.town import Town, asked_for_the_address, at_home
from tests.bot.world import DELIVERY

BULKY = Parcel(size=Size.XL, weight_kg=45.0)
COMPANY = Recipient(name="Aino Virtanen", phone="+358401234567", company="Firma Oy")


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def to_a_company() -> Town:
    town = at_home()
    town.put(replace(town.deliveries[DELIVERY], recipient=COMPANY))
    return town


def something_big() -> Town:
    town = at_home()
    town.put(replace(town.deliveries[DELIVERY], parcel=BULKY))
    return town


def confirmed(town: Town) -> tuple[Player, Answer]:
    player = Player(town)
    player.begin("confirm_address")
    return player, player.hears("rcp", "Yes, right")


def test_an_ordinary_parcel_asks_nothing_more() -> None:
    """Its next question is the time."""
    _, answer = confirmed(at_home())
    assert keys(answer)[-1] == "slot-which"


def test_a_company_is_asked_for_hours_and_reception() -> None:
    """Two questions, then the time; the answers stand on the door card."""
    player, answer = confirmed(to_a_company())
    assert keys(answer)[-1] == "access-hours"
    answer = player.hears("rcp", "Mon-Fri 9-17")
    assert answer.commands == [
        GiveInstructions(DELIVERY, DoorCard(opening_hours="Mo-Fr 09:00-17:00"))
    ]
    assert keys(answer) == ["access-reception"]
    answer = player.hears("rcp", "second floor, ask for Olli")
    assert keys(answer) == ["access-thanks", "slot-which"]
    card = player.world.deliveries[DELIVERY].door_card
    assert card.reception == "second floor, ask for Olli"


def test_hours_that_are_no_hours_are_kept_as_words() -> None:
    """A courier reads them all the same."""
    player, _ = confirmed(to_a_company())
    player.hears("rcp", "whenever the lights are on")
    card = player.world.deliveries[DELIVERY].door_card
    assert card.opening_hours == "whenever the lights are on"


def test_every_question_can_be_skipped() -> None:
    """After two of them it is the time's turn; what is left is a button."""
    player, answer = confirmed(something_big())
    assert keys(answer)[-1] == "access-lift"
    assert keys(player.hears("rcp", "Skip")) == ["access-height"]
    answer = player.hears("rcp", "Skip")
    assert keys(answer) == ["access-more", "slot-which"]
    assert answer.commands == []


def test_what_is_known_is_not_asked_again() -> None:
    """A kept place brings its lift along."""
    town = something_big()
    known = DoorCard(lift="no", height_m_max=2.5, parking="in the yard")
    town.put(replace(town.deliveries[DELIVERY], door_card=known))
    _, answer = confirmed(town)
    assert keys(answer)[-1] == "slot-which"


def test_a_height_that_is_none_is_not_understood() -> None:
    """It would send the wrong van."""
    player, _ = confirmed(something_big())
    player.hears("rcp", "Stairs only")
    assert keys(player.hears("rcp", "12 m"))[0] == "lost"


def test_times_at_a_new_place_wait_for_the_way_in() -> None:
    """The notice that wants a time does not talk over the open question; its end leads there."""
    player = asked_for_the_address(something_big())
    player.hears("rcp", "Bulevardi 7")
    assert keys(player.hears("rcp", "Yes, right"))[-1] == "access-lift"
    assert player.hears("hse", "time_wanted").says == []
    player.hears("rcp", "Stairs only")
    assert keys(player.hears("rcp", "2.5"))[-1] == "slot-which"


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("mon - fri 8.30-16, sat 10-14", "Mo-Fr 08:30-16:00; Sa 10:00-14:00"),
        ("ma-pe 9-17", "Mo-Fr 09:00-17:00"),
        ("Пн-Пт с 9 до 18", "Mo-Fr 09:00-18:00"),
        ("weekdays 9am-5pm", "Mo-Fr 09:00-17:00"),
        ("we are open mon 9-17 and tue 10-18", "Mo 09:00-17:00; Tu 10:00-18:00"),
        ("Mo-Fr 9-12, 13-17", "Mo-Fr 09:00-12:00,13:00-17:00"),
        ("1-5pm", "13:00-17:00"),
        ("open 12-14 mon-fri", "Mo-Fr 12:00-14:00"),
        ("9-16 ma-pe ja la 10-14", "Mo-Fr 09:00-16:00; Sa 10:00-14:00"),
        ("8-20 пн, ср и пт", "Mo,We,Fr 08:00-20:00"),
        ("mon, wed 9-12 and 13-17", "Mo,We 09:00-12:00,13:00-17:00"),
        ("9-17 mon-fri 10-14", None),  # whose hours are the last?
        ("mon-fri", None),  # not day and night
        ("8-4", None),  # a day, or a night?
        ("lunch 12-13", None),
        ("ask at the desk", None),
    ],
)
def test_hours_are_read_as_people_write_them(words: str, hours: str | None) -> None:
    """In three languages; what is not sure stays words."""
    assert hours_of(words) == hours


@given(st.text(max_size=120))
def test_hours_are_those_of_openstreetmap_or_none(words: str) -> None:
    """Whatever is typed, nothing else goes where a planner reads hours."""
    found = hours_of(words)
    assert found is None or opening_hours.validate(found)


@pytest.mark.parametrize(
    ("words", "metres"), [("2,1 m", 2.1), ("about 3 metres", 3.0), ("210", None), ("0.5", None)]
)
def test_a_height_is_one_that_a_gate_has(words: str, metres: float | None) -> None:
    """In metres, with a point or a comma."""
    assert metres_of(words) == metres


ALL_AT_ONCE = DoorCard(
    lift="no", floor="4", height_m_max=2.6, weight_t_max=3.5, parking="in the yard"
)


def test_one_answer_may_tell_everything() -> None:
    """What it told is not asked again, and each thing stands in its own field."""
    player, answer = confirmed(something_big())
    assert keys(answer)[-1] == "access-lift"
    words = "no lift, 4th floor, height limit 2.6 m, max 3.5 t, parking in the yard"
    answer = player.hears("rcp", words)
    assert answer.commands == [GiveInstructions(DELIVERY, ALL_AT_ONCE)]
    assert keys(answer) == ["access-thanks", "slot-which"]
    assert "vehicles up to 3.5 t" in answer.says[0][1].plain


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("лифта нет, 4 этаж, высота 2,6 м", DoorCard(lift="no", floor="4", height_m_max=2.6)),
        ("ei hissiä, 4. kerros", DoorCard(lift="no", floor="4")),
        ("4th floor", DoorCard(floor="4")),
        ("there is a lift", DoorCard(lift="yes")),
        ("no lift, narrow stairs", DoorCard(lift="no", note="narrow stairs")),
        ("the door is 5 m from the lift", DoorCard(lift="the door is 5 m from the lift")),
    ],
)
def test_each_part_of_an_answer_has_its_field(words: str, told: DoorCard) -> None:
    """What has none is a note, and nothing is lost."""
    player, _ = confirmed(something_big())
    assert player.hears("rcp", words).commands == [GiveInstructions(DELIVERY, told)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "reception 2nd floor, open 9-17",
            DoorCard(reception="reception 2nd floor", opening_hours="09:00-17:00"),
        ),
        (
            "mon-fri 9-17, reception 2nd floor",
            DoorCard(reception="reception 2nd floor", opening_hours="Mo-Fr 09:00-17:00"),
        ),
        (
            "code 4521, Mon-Thu 8-16, Fri 8-14, lift is on the left",
            DoorCard(
                code="4521",
                opening_hours="Mo-Th 08:00-16:00; Fr 08:00-14:00",
                lift="lift is on the left",
            ),
        ),
    ],
)
@pytest.mark.parametrize("to_whom", [at_home, to_a_company])
def test_hours_and_reception_told_at_the_door_are_no_wish(
    words: str, told: DoorCard, to_whom: Callable[[], Town]
) -> None:
    """Nobody is asked to leave it with the second floor."""
    player = Player(to_whom())
    player.begin("door")
    answer = player.hears("rcp", words)
    assert answer.commands == [GiveInstructions(DELIVERY, told)]


def test_leave_it_at_reception_stays_a_wish() -> None:
    """Somebody else takes it there."""
    player = Player(at_home())
    assert keys(player.hears("rcp", "leave it at reception")) == ["neighbour-shall-i"]
