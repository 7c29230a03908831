"""A photo of a door: the picture stays in the chat, what is there goes to the courier as words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.heard import Photo, Words
from bot.understanding import understand
from core.commands import AskPerson, GiveInstructions
from core.model.carrier import ChangeAction
from core.model.door_card import DoorCard
from tests.bot.script import Answer, Player
from tests.bot.town import at_home
from tests.bot.world import DELIVERY, allows_only


def with_caption(text: str) -> Photo:
    words = Words(text, understand(text, datetime(2026, 7, 1, 12, tzinfo=UTC)))
    return Photo("photo-1", text, words=words)


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def resting() -> Player:
    """The address is confirmed, and a time is set."""
    player = Player(at_home())
    player.begin("menu")
    return player


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("green door code 77 flat 3", DoorCard(unit="3", code="77", note="green door")),
        ("this is my green door", DoorCard(note="this is my green door")),
    ],
)
def test_the_words_of_a_photo_are_told_to_the_courier(caption: str, told: DoorCard) -> None:
    """At once where they are plainly for the door, else by one tap."""
    player = resting()
    answer = player.does(with_caption(caption))
    if not answer.commands:
        assert "It is my door" in [label for label, _ in answer.says[-1][1].buttons]
        answer = player.hears("rcp", "It is my door")
    assert answer.commands == [GiveInstructions(DELIVERY, told)]
    assert any(key.startswith("door-saved") for key in keys(answer))


@pytest.mark.parametrize("words", ["it is my door, the green one", "vihreä ovi", "зелёная дверь"])
def test_a_photo_may_be_explained_in_words(words: str) -> None:
    """They are the note."""
    player = resting()
    player.does(Photo("photo-1"))
    assert player.hears("rcp", words).commands == [GiveInstructions(DELIVERY, DoorCard(note=words))]


def test_a_photo_of_a_door_without_words_asks_what_is_there() -> None:
    """No courier is sent a picture."""
    player = resting()
    player.does(Photo("photo-1"))
    assert keys(player.hears("rcp", "It is my door")) == ["door-what"]


def test_where_nothing_may_be_told_no_door_is_offered() -> None:
    """What would be refused is not shown."""
    player = resting()
    player.world.carrier = replace(allows_only(ChangeAction.CHANGE_WINDOW))
    answer = player.does(Photo("photo-1"))
    assert "It is my door" not in [label for label, _ in answer.says[-1][1].buttons]


@pytest.mark.parametrize(
    "words", ["my passport", "it's me", "mein Ausweis", "это мой паспорт", "pasaportum", "身份证"]
)
def test_a_document_or_a_face_goes_to_one_of_us_first(words: str) -> None:
    """As a caption and as an answer, and no courier is told of it."""
    captioned = resting().does(with_caption(words))
    player = resting()
    player.does(Photo("photo-1"))
    for answer in (captioned, player.hears("rcp", words)):
        (asked,) = answer.commands
        assert isinstance(asked, AskPerson)
        assert asked.why == "private_photo"
        assert keys(answer)[-2:] == ["photo-private", "person-asked"]


@pytest.mark.parametrize(
    "words", ["my door, the one beside the letter box", "call me when you come"]
)
def test_other_words_are_not_private(words: str) -> None:
    player = resting()
    player.does(Photo("photo-1"))
    assert "photo-private" not in keys(player.hears("rcp", words))
