"""Words that answer: what leaves a question open is no answer, in every language that we speak."""

import pytest

from bot.door_words import in_short
from bot.languages import LANGUAGES
from bot.understanding.answer_words import languages_of, leaves_open, tells_nothing, words
from bot.wording import Lines, Text
from core.model.door_card import DoorCard, Lift, Parking, Reception
from core.model.parcel import Parcel, Size
from core.model.recipient import Recipient
from tests.bot.script import VOICE, Answer, Player
from tests.bot.town import announced_to
from tests.bot.world import DELIVERY

STANDS = "Bulevardi 21, 00120 Helsinki"
COMPANY = Recipient(name="Aino Virtanen", phone="+358401234567", company="Kahvila Oy")
OPEN = [
    "later",
    "don't know",
    "sorry, not sure yet",
    "I'll tell you later",
    "en tiedä",
    "myöhemmin kiitos",
    "vet inte",
    "weiß nicht",
    "je ne sais pas",
    "plus tard",
    "no lo sé",
    "non lo so",
    "não sei",
    "nie wiem",
    "не знаю",
    "не знаю, потом",
    "пізніше",
    "bilmiyorum",
    "لا أعرف",
]


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def card_of(player: Player) -> DoorCard:
    return player.world.deliveries[DELIVERY].door_card


def confirmed(**told: object) -> Player:
    player = Player(announced_to(STANDS, **told))
    player.begin("confirm_address")
    player.hears("rcp", "Yes, right")
    return player


@pytest.mark.parametrize("answer", [*OPEN, "hmm"])
def test_who_cannot_tell_has_told_no_hours(answer: str) -> None:
    """The next question comes, and this one stays open."""
    player = confirmed(recipient=COMPANY)
    heard = player.hears("rcp", answer)
    assert heard.commands == []
    assert keys(heard)[-1] == "access-reception"
    assert card_of(player) == DoorCard()


@pytest.mark.parametrize("answer", OPEN)
def test_who_does_not_know_of_a_lift_has_not_said_that_there_is_none(answer: str) -> None:
    """A Finn's "en tiedä" begins with a no."""
    player = confirmed(parcel=Parcel(size=Size.XL))
    assert keys(player.hears("rcp", answer))[-1] == "access-height"
    assert card_of(player).lift is None


@pytest.mark.parametrize("answer", OPEN)
@pytest.mark.parametrize("before", [["Yes, right"], ["Bulevardi 7"]])
def test_no_courier_reads_that_nobody_knows(answer: str, before: list[str]) -> None:
    """As a note, or as a name on the bell."""
    player = Player(announced_to(STANDS))
    player.begin("confirm_address")
    for each in [*before, "Door code or note"]:
        player.hears("rcp", each)
    assert player.hears("rcp", answer).commands == []
    assert card_of(player).note is None


@pytest.mark.parametrize("answer", OPEN)
def test_who_does_not_know_their_flat_is_asked_what_can_be_seen(answer: str) -> None:
    """Nothing of it is a name on the bell."""
    player = Player(announced_to(STANDS))
    player.begin("confirm_address")
    player.hears("rcp", "Lesnaya 14")
    assert keys(player.hears("rcp", answer))[-1] == "address-look-for"


@pytest.mark.parametrize("told", ["9-17", "ask Olli, not sure he is in", "Laterna bar", "Know", ""])
def test_what_tells_something_leaves_nothing_open(told: str) -> None:
    """More words than that are an answer."""
    assert not leaves_open(told)
    assert not tells_nothing(told)


@pytest.mark.parametrize("table", ["yes", "no", "not", "right", "wrong", "new", "unknown", "later"])
def test_every_language_answers(table: str) -> None:
    """A language that we speak is listened for."""
    assert set(LANGUAGES) <= set(languages_of(table))
    assert words(table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_of_a_way_in_is_read_in_ones_own_language(language: str) -> None:
    """What was picked is a value, and no word of English."""
    card = DoorCard(lift=Lift.NO, reception=Reception.NONE, parking=Parking.IN_THE_YARD)
    said = VOICE.words("access-thanks", language, card=in_short(card))
    for value in (Reception.NONE, Parking.IN_THE_YARD):
        assert (value in said) == (language == "en")


def test_what_was_told_in_words_is_read_as_it_was_told() -> None:
    """So are values that were kept before they had names."""
    told = in_short(DoorCard(lift="small, 4 people", parking="in the yard"))
    assert isinstance(told, Lines)
    lift, parking = (text.values["value"] for text in told.texts)
    assert "small, 4 people" in repr(lift)
    assert parking == Text("known-parking-yard")


def test_a_parcel_straight_to_the_door_takes_no_longer() -> None:
    """Nobody is asked at a desk."""
    parcel = Parcel()
    assert DoorCard(reception=Reception.NONE).extra_seconds(parcel) == 0
    assert DoorCard(reception="second floor").extra_seconds(parcel) > 0
