"""Somebody who is named by their door is to have the parcel."""

import pytest

from bot.understanding import Intent, understand
from bot.understanding.handed import handed_to, hands_next_door
from core.commands import AskNeighbour
from tests.bot.dialogues.playing import as_read_in_the_house, asks, keys_of, needs_encoder, talk
from tests.bot.test_said_times import AT


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ("Petra in 5C", "leave it with Petra in 5C"),
        ("petra in 5c", "leave it with petra in 5c, please"),
        ("Petra in flat 5C", "can Petra in flat 5C take it"),
        ("Mrs Smith at number 14", "give it to Mrs Smith at number 14"),
        ("Nachbarn Krause in 5C", "Beim Nachbarn Krause in 5C abgeben"),
        ("Petra aus 5C", "kann Petra aus 5C es annehmen?"),
        ("Petra en el 5C", "déjalo con Petra en el 5C"),
        ("señora García del 3B", "dáselo a la señora García del 3B"),
        ("Mme Dupont du 3B", "donnez-le à Mme Dupont du 3B svp"),
        ("Petralle asuntoon 5C", "jätä Petralle asuntoon 5C"),
        ("Petra all'interno 5C", "lascialo a Petra all'interno 5C"),
        ("Kowalskiej spod 7A", "proszę oddać pani Kowalskiej spod 7A"),
        ("Олегу з кв 12", "віддайте Олегу з кв 12"),
        ("Ольге из кв. 28", "отдайте Ольге из кв. 28"),
        ("Petra i lgh 1102", "ge det till Petra i lgh 1102"),
        ("Dona Maria do 3B", "entregue à Dona Maria do 3B"),
        ("5C'deki Petra", "5C'deki Petra'ya bırakın"),
        ("بترا في 5C", "اتركها عند بترا في 5C"),
        ("Petra op 5C", "geef maar aan Petra op 5C"),
        ("5C wali Petra", "5C wali Petra ko de do"),
        ("Ani di 5C", "titip ke bu Ani di 5C"),
    ],
)
def test_somebody_is_known_by_their_door(who: str, text: str) -> None:
    """A neighbour without the word for one, and no address of one's own."""
    assert handed_to(text) == who
    read = understand(text, AT)
    assert (read.intent, read.understood) == (Intent.NEIGHBOUR, True)
    assert (read.entities.neighbour, read.entities.flat, read.entities.time) == (who, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "don't leave it with Petra in 5C",
        "leave it at the door in 5C",
        "bring it to Main Street in 5C",
        "give it to me in flat 5C",
        "my flat is 5C",
        "leave it with Petra tomorrow at 5",
        "ich wohne in 5C",
        "lass es vor der Tür in 5C",
        "je suis au 5C, laissez-le devant la porte",
        "zostaw pod drzwiami w 5C",
        "оставьте у двери в 5С",
        "take the lift to 5C",
        "deliver to flat 5C",
    ],
)
def test_a_door_alone_is_nobody(text: str) -> None:
    """Nor is a place by one, nor oneself."""
    assert handed_to(text) is None


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("beim Nachbarn abgeben", True),
        ("laissez chez le voisin", True),
        ("оставьте у соседей", True),
        ("اتركها عند الجيران", True),
        ("lämna hos grannen", True),
        ("leave it behind the neighbour's fence", False),
        ("nicht beim Nachbarn abgeben", False),
        ("the neighbour has a dog", False),
    ],
)
def test_a_neighbour_without_a_name_is_one(text: str, is_so: bool) -> None:
    """But not a place at theirs."""
    assert hands_next_door(text) is is_so


@needs_encoder
@pytest.mark.parametrize("words", ["beim Nachbarn abgeben", "einfach beim Nachbarn lassen"])
def test_which_neighbour_is_asked(words: str) -> None:
    """Then the name alone is enough, and nobody is asked before a yes."""
    player = talk()
    assert keys_of(player.hears("rcp", words))[-1] == "neighbour-who"
    assert keys_of(player.hears("rcp", "Olga"))[-1] == "neighbour-shall-i"
    command = asks(player.hears("rcp", "yes"), AskNeighbour)
    assert isinstance(command, AskNeighbour)
    assert command.name == "Olga"


@needs_encoder
def test_what_is_said_besides_is_kept() -> None:
    """Away, and somebody has it: both are heard."""
    text = "I'm away all week, leave it with Petra in 5C"
    read = understand(text, AT, "en", as_read_in_the_house(text))
    assert read.intent is Intent.NEIGHBOUR
    assert Intent.ABSENT in read.also
