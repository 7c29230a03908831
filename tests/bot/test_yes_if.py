"""A yes to an offered time that depends on something: kept, narrowed, noted, or asked about."""

from dataclasses import replace

import pytest

from core.commands import ConfirmHold, GiveInstructions, HoldSlot
from core.model.window import Window
from tests.bot.script import Answer, Player
from tests.bot.world import OFFERS, World

TODAY_14, TODAY_16, TODAY_18, WED_10, WED_18, THU_10, FRI_18 = OFFERS


def offered(held: str, language: str = "en") -> Player:
    """A chat in which one time is held and it was asked whether to book it."""
    world = World()
    world.talk = replace(world.talk, language=language)
    player = Player(world)
    player.begin("choose_slot")
    assert keys(player.hears("rcp", held))[-1] == "slot-shall-i"
    return player


def keys(answer: Answer) -> list[str]:
    return [line.key for line, _ in answer.says]


def held(answer: Answer) -> list[Window]:
    return [each.window for each in answer.commands if isinstance(each, HoldSlot)]


@pytest.mark.parametrize(
    "words",
    [
        "yes but after 14",
        "ok, as long as it's after three",
        "ok aber nicht vor zwölf",
        "ja, aber erst nach 18 Uhr",
        "oui mais pas avant midi",
        "sí pero después de las cinco",
        "sì ma dopo le 17",
        "tak ale po 17",
        "sim mas depois das 17",
        "так але після 17",
        "да но после шести",
        "joo mutta vasta kuuden jälkeen",
        "ja men efter 17",
        "evet ama 17'den sonra",
        "نعم لكن بعد الساعة 5",
        "ja maar na 17 uur",
        "ya tapi setelah jam 5 sore",
        "haan lekin 5 baje ke baad",
        "ha lekin soat 17 dan keyin",
        "بله ولی بعد از ساعت ۵",
        "可以，但是要五点以后",
        "はい、でも17時以降で",
        "yes but not tomorrow",
    ],
)
def test_a_time_that_the_offer_breaks_books_nothing(words: str) -> None:
    """Tomorrow from 10 to 12 was offered: the times that suit are shown instead."""
    answer = offered("tomorrow as early as possible").hears("rcp", words)
    assert answer.commands == []
    assert keys(answer)[-1] == "slot-suiting"


@pytest.mark.parametrize(
    "words",
    [
        "yes but after 17",
        "ok but not before six",
        "ja, aber erst nach 17 Uhr",
        "oui mais pas avant 18h",
        "sí pero después de las seis",
        "sì ma dopo le 17",
        "tak ale po 17",
        "sim mas depois das 17",
        "так але після 17",
        "да но после шести",
        "joo mutta vasta kuuden jälkeen",
        "ja men efter 17",
        "evet ama 17'den sonra",
        "نعم لكن بعد الساعة 5",
        "ja maar na 17 uur",
    ],
)
def test_a_time_that_the_offer_keeps_is_a_yes(words: str) -> None:
    """Friday from 18 to 20 was offered, and is booked and read back."""
    answer = offered("friday after six").hears("rcp", words)
    assert [type(each) for each in answer.commands] == [ConfirmHold]
    assert keys(answer)[-1] == "card"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("yes, but only if you ring first", "ring first"),
        ("ja, aber bitte vorher anrufen", "anrufen"),
        ("oui, mais appelez avant", "appelez avant"),
        ("sí, pero llamad antes", "llamad antes"),
        ("sì, ma chiamate prima", "chiamate prima"),
        ("tak, ale proszę zadzwonić przed przyjazdem", "zadzwonić"),
        ("sim, mas liguem antes", "liguem antes"),
        ("так, але подзвоніть перед приїздом", "подзвоніть"),
        ("да, только позвоните заранее", "позвоните"),
        ("joo, mutta soittakaa ensin", "soittakaa ensin"),
        ("ja, men ring först", "ring först"),
        ("evet ama gelmeden önce arayın", "arayın"),
        ("نعم لكن اتصلوا قبل", "اتصلوا"),
        ("yes, code 4521", "4521"),
    ],
)
def test_what_is_for_the_courier_is_noted_beside_the_yes(words: str, told: str) -> None:
    """Booked, and told to whoever comes; both are said back."""
    answer = offered("friday after six").hears("rcp", words)
    yes, given = answer.commands
    assert isinstance(yes, ConfirmHold)
    assert isinstance(given, GiveInstructions)
    assert told in f"{given.door_card.code} {given.door_card.note}"
    assert "slot-booked" in keys(answer)
    assert told in " ".join(spoken.plain for _, spoken in answer.says)


@pytest.mark.parametrize(
    "words",
    [
        "yes but later",
        "ja, aber später",
        "oui mais plus tard",
        "sí pero más tarde",
        "да, но попозже",
        "joo mutta myöhemmin",
        "tak ale później",
        "sì ma più tardi",
        "sim mas mais tarde",
        "так, але пізніше",
        "ja men senare",
        "evet ama daha geç",
        "نعم لكن بعدين",
    ],
)
def test_later_is_later_that_day(words: str) -> None:
    """Tomorrow from 18 to 20 is the only one behind the one that was offered: it is read back."""
    answer = offered("tomorrow as early as possible").hears("rcp", words)
    assert held(answer) == [WED_18]
    assert keys(answer)[-1] == "slot-shall-i"


@pytest.mark.parametrize(
    "words", ["yes but only if my brother agrees", "sí, pero solo si no llueve"]
)
def test_a_condition_that_nobody_understands_books_nothing(words: str) -> None:
    """It is said so, and a plain yes still works."""
    player = offered("friday after six")
    answer = player.hears("rcp", words)
    assert answer.commands == []
    assert keys(answer)[0] == "lost"
    assert player.hears("rcp", "yes").asked == ["ConfirmHold"]


@pytest.mark.parametrize(
    "words",
    [
        "ok, if it is free",
        "yes, assuming no fee",
        "ok om det är gratis",
        "sopii jos on ilmainen",
        "хорошо, если бесплатно",
        "подходит, если это ничего не стоит",
        "ok if my wife is at home",
        "sure, if the weather is good",
        "ja, wenn mein Nachbar da ist",
        "oui, si ma femme est là",
        "tak, jeśli będę w domu",
        "так, якщо я буду вдома",
        "sim, se eu estiver em casa",
        "va bene, se sono a casa",
    ],
)
def test_if_is_a_condition_right_behind_the_yes(words: str) -> None:
    """Nobody here knows of it: nothing is booked."""
    answer = offered("tomorrow as early as possible").hears("rcp", words)
    assert [each for each in answer.commands if isinstance(each, ConfirmHold)] == []


@pytest.mark.parametrize(
    "words",
    [
        "yes, if possible",
        "ok if that's ok",
        "ja, wenn es geht",
        "oui, s’il vous plaît",
        "sí, si es posible",
        "да, если можно",
        "joo, jos sopii",
        "ja, om det går bra",
        "tak, jeśli można",
    ],
)
def test_courtesy_is_no_condition(words: str) -> None:
    answer = offered("tomorrow as early as possible").hears("rcp", words)
    assert [type(each) for each in answer.commands] == [ConfirmHold]


@pytest.mark.parametrize("words", ["yes", "yes please, book it", "ok 18-20 works", "yes, friday"])
def test_a_plain_yes_stays_one(words: str) -> None:
    """Also with the time itself in it."""
    assert offered("friday after six").hears("rcp", words).asked == ["ConfirmHold"]


def test_a_question_with_another_time_is_no_yes() -> None:
    """The other time is held and read back."""
    answer = offered("tomorrow as early as possible").hears("rcp", "ok can you make it friday?")
    assert held(answer) == [FRI_18]


def told(kind: str) -> Player:
    """The house speaks of a time that was wished for: tomorrow from 10 to 12."""
    player = Player(World(wished=WED_10))
    assert keys(player.hears("hse", kind))
    return player


def test_a_freed_time_is_not_booked_on_a_condition_that_it_breaks() -> None:
    """Friday was said, and is held instead."""
    answer = told("slot_freed").hears("rcp", "yes but only on friday evening")
    assert held(answer) == [FRI_18]
    assert not [each for each in answer.commands if isinstance(each, ConfirmHold)]


def test_a_freed_time_is_booked_with_its_door_wish() -> None:
    answer = told("slot_freed").hears("rcp", "yes, but ring first please")
    assert [type(each) for each in answer.commands] == [ConfirmHold, GiveInstructions]


def test_a_passing_van_is_taken_with_its_door_wish() -> None:
    """The wish goes to the courier, the time is read back."""
    answer = told("in_your_street").hears("rcp", "yes, but please ring first")
    assert [type(each) for each in answer.commands] == [GiveInstructions, HoldSlot]
    assert held(answer) == [WED_10]


def test_a_passing_van_at_the_wrong_time_is_not() -> None:
    """Another day is looked for."""
    assert held(told("in_your_street").hears("rcp", "yes but only on friday")) == [FRI_18]
