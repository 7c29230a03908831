"""Lessons: what people correct is noted, masked, of nobody; and it changes nothing in the talk."""

from dataclasses import replace

import pytest

from bot.heard import Pressed
from bot.lessons import taught
from bot.stage import memory_of
from bot.understanding.correcting import says_otherwise
from core.model.intent import Intent
from core.model.lesson import Corrected, Lesson, LessonState
from tests.bot.building import Building
from tests.bot.script import STAGE, Player
from tests.bot.world import World, allows_only


def heard(*deeds: str) -> Player:
    """A talk in English, deed by deed."""
    player = Player(World(), language="en")
    for deed in deeds:
        player.hears("rcp", deed)
    return player


def the_lesson(player: Player) -> tuple[str, Intent | None, Intent | None, Corrected]:
    (lesson,) = player.lessons
    return lesson.text, lesson.thought, lesson.meant, lesson.how


def test_another_button_than_the_first_is_a_lesson() -> None:
    """What we would have done, and what it should have been."""
    player = heard("(doubt instructions safe_place)", "Safe place")
    assert the_lesson(player) == (
        "that thing",
        Intent.INSTRUCTIONS,
        Intent.SAFE_PLACE,
        Corrected.PICKED,
    )


def test_our_own_first_reading_is_no_lesson() -> None:
    """Nothing was corrected."""
    assert heard("(doubt instructions safe_place)", "Door code or note").lessons == []


def test_a_reading_that_was_not_on_offer_was_not_our_first() -> None:
    """A carrier that keeps its times was never asked for another one: the button is the first."""
    world = World()
    world.carrier = allows_only()
    player = Player(world, language="en")
    player.hears("rcp", "(doubt reschedule track)")
    player.hears("rcp", "Where is it")
    assert player.lessons == []


def test_none_of_the_buttons_is_a_lesson_without_a_meaning() -> None:
    """A person will tell what was meant, or nobody."""
    player = heard("(doubt instructions safe_place)", "Something else")
    assert the_lesson(player) == ("that thing", Intent.INSTRUCTIONS, None, Corrected.DENIED)


def test_other_words_instead_of_a_button_tell_what_was_meant() -> None:
    """They answer the question in their own way."""
    player = heard("(doubt instructions safe_place)", "can I pick it up from a locker")
    assert the_lesson(player)[2:] == (Intent.TO_LOCKER, Corrected.SAID)


def test_a_read_back_that_is_corrected_in_words_is_a_lesson() -> None:
    """Masked: neither the name nor the code that was told is in it."""
    player = heard("leave it with my neighbour Mikko, code 4471", "no, I meant to a locker")
    text, thought, meant, how = the_lesson(player)
    assert (thought, meant, how) == (Intent.NEIGHBOUR, Intent.TO_LOCKER, Corrected.SAID)
    assert text == "leave it with my neighbour NAME, code 0000"
    (lesson,) = player.lessons
    assert (lesson.language, lesson.state) == ("en", LessonState.WAITING)


def test_a_no_to_what_was_read_back_out_of_words_is_a_lesson_without_a_meaning() -> None:
    """By its button."""
    player = heard("leave it with my neighbour Olga", "No")
    assert the_lesson(player)[1:] == (Intent.NEIGHBOUR, None, Corrected.DENIED)


@pytest.mark.parametrize(
    "then",
    ["thanks", "no thanks", "where is my parcel?", "no, I want to talk to a person", "Menu"],
)
def test_what_corrects_nothing_is_no_lesson(then: str) -> None:
    """Another wish, a mood, or a plain no."""
    assert heard("leave it with the neighbours", then).lessons == []


def test_only_what_is_done_next_corrects() -> None:
    """Once something else was done, a denial is about that."""
    talk = ("leave it with the neighbours", "Yes", "/status", "no, I meant to a locker")
    assert heard(*talk).lessons == []


def test_what_was_said_last_is_remembered_without_the_person() -> None:
    """The notes of a talk hold it masked as well; a notice in between leaves it there."""
    player = heard("leave it with my neighbour Mikko, code 4471")
    read = memory_of(player.world.talk).read
    assert read is not None
    assert "Mikko" not in read.text
    assert "4471" not in read.text
    player.hears("hse", "change accepted")
    assert memory_of(player.world.talk).read == read


def test_nothing_is_learnt_before_proof() -> None:
    """Who has shown no parcel is nobody to learn from."""
    player = heard("(doubt instructions safe_place)")
    facts = replace(player.world.facts(), delivery=None)
    place = STAGE.place_of(player.world.talk)
    assert taught(Pressed("guess.none"), place, facts).lesson is None
    assert taught(Pressed("guess.none"), place, player.world.facts()).lesson is not None


@pytest.mark.parametrize(
    "text",
    [
        "no, I meant the locker",
        "no the neighbour",
        "you misunderstood, leave it outside",
        "ei, tarkoitin automaattia",
        "nej, till grannen",
        "nein, ich meinte den Nachbarn",
        "нет, я имел в виду постамат",
        "ні, я мав на увазі сусіда",
        "nie, chodziło mi o paczkomat",
        "non, je voulais dire le voisin",
        "no, quería decir el vecino",
        "não, eu quis dizer o vizinho",
        "no, intendevo il vicino",
        "hayır, komşuyu kastettim",
        "لا، قصدت الجار",
        "我的意思是邻居",
    ],
)
def test_a_correction_is_heard_in_every_language(text: str) -> None:
    """A denial that goes on, or "I meant"."""
    assert says_otherwise(text)


@pytest.mark.parametrize("text", ["no", "no thanks", "nein danke", "yes", "where is it", "ei käy"])
def test_a_plain_answer_corrects_nothing(text: str) -> None:
    """It is a no to what is offered."""
    assert not says_otherwise(text)


async def waiting(building: Building) -> list[Lesson]:
    async with building.house.store.read() as unit:
        return list(await unit.lessons.page(LessonState.WAITING, after=None, limit=9))


async def test_a_lesson_is_kept_with_the_turn_that_taught_it(building: Building) -> None:
    """Once, in the same transaction; what is known of its person is in none of it."""
    await building.furnish()
    await building.proven()
    await building.types("/status")
    await building.types("leave it with my neighbour Mikko, I am Aino from mannerheimintie 12")
    assert await waiting(building) == []
    await building.types("no, I meant to a locker")
    (lesson,) = await waiting(building)
    assert (lesson.thought, lesson.meant) == (Intent.NEIGHBOUR, Intent.TO_LOCKER)
    for known in ("Aino", "Mikko", "annerheimintie", "12"):
        assert known not in lesson.text
    assert "neighbour" in lesson.text
