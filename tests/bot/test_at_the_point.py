"""At the point: what is written before a locker is heard as that, in every language; only there."""

from dataclasses import replace

import pytest

from bot.at_the_point import Trouble, speaks_of_delegate, trouble_in
from bot.wording import has_secret
from core.commands import NameDelegate, ReportTrouble
from tests.bot.dialogues.playing import asks, keys_of, labels_of, words_of
from tests.bot.script import Player
from tests.bot.world import DELIVERY, World

SHUT, EMPTY, WRONG = Trouble.SHUT, Trouble.EMPTY, Trouble.WRONG


def before_the_locker() -> Player:
    world = World()
    world.happens("ready_for_pickup", None)
    return Player(world)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("the door doesn't open", SHUT),
        ("it wont open!!", SHUT),
        ("code doesnt work", SHUT),
        ("locker is broken", SHUT),
        ("its empty!!", EMPTY),
        ("nothing inside", EMPTY),
        ("there is somebody elses parcel in it", WRONG),
        ("wrong parcel", WRONG),
        ("not my parcel", WRONG),
        ("das Fach geht nicht auf", SHUT),
        ("ist leer", EMPTY),
        ("falsches Paket", WRONG),
        ("no se abre", SHUT),
        ("está vacío", EMPTY),
        ("la porte ne s'ouvre pas", SHUT),
        ("c'est vide", EMPTY),
        ("mauvais colis", WRONG),
        ("non si apre", SHUT),
        ("è vuoto", EMPTY),
        ("drzwiczki nie otwierają się", SHUT),
        ("pusto", EMPTY),
        ("não abre", SHUT),
        ("не відчиняється", SHUT),
        ("дверца не открывается", SHUT),
        ("пусто", EMPTY),
        ("там чужая посылка", WRONG),
        ("luukku ei aukea", SHUT),
        ("se on tyhjä", EMPTY),
        ("väärä paketti", WRONG),
        ("luckan går inte upp", SHUT),
        ("den är tom", EMPTY),
        ("kapak açılmıyor", SHUT),
        ("içi boş", EMPTY),
        ("الباب لا يفتح", SHUT),
        ("الخزانة فارغة", EMPTY),
    ],
)
def test_trouble_is_heard(words: str, what: Trouble) -> None:
    """Loud or short, with typing errors or without."""
    assert trouble_in(words) is what
    player = before_the_locker()
    assert keys_of(player.hears("rcp", words))[-1].startswith(f"trouble-{what}-")


@pytest.mark.parametrize(
    "words",
    [
        "my brother picks it up",
        "can my wife collect it?",
        "someone else will fetch it for me",
        "mein Bruder holt es ab",
        "mi hermano lo recoge",
        "ma femme le récupère",
        "mio fratello lo ritira",
        "brat odbierze paczkę",
        "a minha mãe levanta a encomenda",
        "брат забере посилку",
        "жена заберёт посылку",
        "veljeni hakee sen",
        "min bror hämtar det",
        "kardeşim alacak",
        "أخي سيستلم الطرد",
    ],
)
def test_somebody_else_is_heard(words: str) -> None:
    assert speaks_of_delegate(words)
    assert keys_of(before_the_locker().hears("rcp", words))[-1] == "delegate-who"


@pytest.mark.parametrize(
    "words",
    [
        "where is my parcel",
        "thanks!",
        "open until when?",
        "is the kiosk open tomorrow",
        "more time",
    ],
)
def test_other_words_are_none_of_it(words: str) -> None:
    assert trouble_in(words) is None
    assert not speaks_of_delegate(words)


@pytest.mark.parametrize("words", ["the door doesn't open", "its empty!!"])
def test_at_home_the_same_words_mean_something_else(words: str) -> None:
    """A buzzer, a post box: nobody stands before a locker."""
    answer = Player(World()).hears("rcp", words)
    assert not any(key.startswith("trouble") for key in keys_of(answer))


def test_the_same_words_again_go_a_step_further() -> None:
    """And in the end to a person; the carrier hears it once."""
    player = before_the_locker()
    answers = [player.hears("rcp", "it does not open!!!") for _ in range(3)]
    assert keys_of(answers[1]) == ["trouble-shut-wait"]
    assert asks(answers[2], ReportTrouble) == ReportTrouble(DELIVERY, "shut")
    assert "AskPerson" in answers[2].asked


def test_a_step_that_helps_ends_it() -> None:
    player = before_the_locker()
    player.hears("rcp", "its empty!!")
    answer = player.hears("rcp", "Found it")
    assert (keys_of(answer), answer.asked) == (["trouble-good"], [])


def test_the_card_asks_what_is_wrong() -> None:
    player = before_the_locker()
    player.hears("rcp", "where is my parcel")
    answer = player.hears("rcp", "Something is wrong there")
    assert labels_of(answer)[:3] == ["Still shut", "It is empty", "Another parcel"]
    assert keys_of(player.hears("rcp", "It is empty")) == ["trouble-empty-look"]


def test_what_is_forwarded_holds_the_code_and_no_name() -> None:
    """The transcript has neither; the recipient's name is not in it."""
    player = before_the_locker()
    for words in ("my sister will collect it", "Liisa"):
        player.hears("rcp", words)
    answer = player.hears("rcp", "yes")
    assert asks(answer, NameDelegate) == NameDelegate(DELIVERY, "Liisa")
    said, spoken = answer.says[-1]
    assert "482913" in spoken.plain
    assert "Virtanen" not in spoken.plain
    assert has_secret(said.values)
    assert not said.secret  # else nobody could forward it


@pytest.mark.parametrize("words", ["no", "No, I will"])
def test_a_no_names_nobody(words: str) -> None:
    player = before_the_locker()
    player.hears("rcp", "my sister will collect it")
    assert player.hears("rcp", words).asked == []


def test_who_is_named_stands_on_the_card_and_in_what_we_know() -> None:
    player = before_the_locker()
    for words in ("my sister will collect it", "Liisa", "yes"):
        player.hears("rcp", words)
    card = player.hears("rcp", "where is my parcel")
    assert "Liisa may collect it for you" in words_of(card)
    assert "Take the code back" in labels_of(card)
    assert "482913" not in words_of(card)
    assert "Liisa" in words_of(player.hears("rcp", "/mydata"))


def test_no_code_is_made_for_what_goes_to_a_door() -> None:
    world = World()
    world.put(replace(world.deliveries[DELIVERY], pickup=None))
    answer = Player(world).hears("rcp", "my brother picks it up")
    assert not any(key.startswith("delegate") for key in keys_of(answer))
