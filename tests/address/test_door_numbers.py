"""Door numbers: numbers before their words, codes of every kind, and none left for all to read."""

import pytest

from address.amend import amend
from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Instructions, Verdict


def said(rest: str, gazetteer: Gazetteer) -> tuple[str | None, ...]:
    """Entrance, flat, floor, code, note."""
    found = check(AddressQuery(text=f"Mikonkatu 8, {rest}", country="FI"), gazetteer)
    assert found.components.house_number == "8"
    told, parts = found.instructions or Instructions(), found.components
    return parts.entrance, parts.unit, parts.floor, told.gate_code, told.note


@pytest.mark.parametrize(
    ("rest", "facts"),
    [
        ("4 krs 12 as", (None, "12", "4", None, None)),
        ("4 floor 12 apartment", (None, "12", "4", None, None)),
        ("1 подъезд 6 этаж 41 кв", ("1", "41", "6", None, None)),
        ("1-й подъезд, 6-й этаж, 41-я квартира", ("1", "41", "6", None, None)),
        ("41 кв", (None, "41", None, None, None)),
        ("entrance 2 floor 6 flat 41", ("2", "41", "6", None, None)),
        ("floor 6 flat 41", (None, "41", "6", None, None)),
        ("flat number 12", (None, "12", None, None, None)),
        ("asunto numero 12", (None, "12", None, None, None)),
        ("lägenhet nummer 12", (None, "12", None, None, None)),
        ("asunnossa 12", (None, "12", None, None, None)),
        ("bostad 12", (None, "12", None, None, None)),
        ("на 6 этаже", (None, None, "6", None, None)),
        ("floor number 6", (None, None, "6", None, None)),
        ("vån 6", (None, None, "6", None, None)),
        ("-2 krs", (None, None, "-2", None, None)),
        ("п. 3", ("3", None, None, None, None)),
    ],
)
def test_numbers_are_read_with_their_own_words(
    rest: str, facts: tuple[str | None, ...], helsinki: Gazetteer
) -> None:
    """Whether the word stands before its number or behind it."""
    assert said(rest, helsinki) == facts


@pytest.mark.parametrize(
    ("rest", "code", "note"),
    [
        ("porttikoodi 7788", "7788", None),
        ("ulko-ovikoodi 77A8", "77A8", None),
        ("kellarikoodi: 7788", "7788", None),
        ("Eingangscode 77B8", "77B8", None),
        ("7788 is the gate code", "7788", None),
        ("7788 on porttikoodi", "7788", None),
        ("7788# är portkoden", "7788#", None),
        ("koodi porttiin 7788", "7788", None),
        ("code 77 88", "77 88", None),
        ("code 77, 88 bikes in the yard", "77", "88 bikes in the yard"),
        ("gate code 7788, door code 9900#", "7788, 9900#", None),
        ("code 7788 and 9900#", "7788, 9900#", None),
        ("tracking code 778899", None, "tracking code 778899"),
        ("pickup code 7788", None, "pickup code 7788"),
        ("noutokoodi 7788", None, "noutokoodi 7788"),
        ("area code 09", None, "area code 09"),
        ("код отслеживания 7788", None, "код отслеживания 7788"),
    ],
)
def test_a_code_opens_a_door_or_is_none(
    rest: str, code: str | None, note: str | None, helsinki: Gazetteer
) -> None:
    """All of the door's codes, in the order typed; a parcel's code stays in the note."""
    assert said(rest, helsinki)[3:] == (code, note)


def note_of(verdict: Verdict) -> str | None:
    return verdict.instructions.note if verdict.instructions else None


DOORS = [
    ("ovi 3 as 14", "3", None, "14"),
    ("as 14 ovi 3", "3", None, "14"),
    ("door 3 flat 14", "3", None, "14"),
    ("dörr 3, lgh 14", "3", None, "14"),
    ("дверь 3 кв 14", "3", None, "14"),
    ("ovi 3", None, None, "3"),
    ("B rappu 3 krs as 7", "B", "3", "7"),
    ("B 3 krs as 7", "B", "3", "7"),
    ("B, 3. krs, as 7", "B", "3", "7"),
    ("b 3rd floor flat 7", "B", "3", "7"),
    ("C, 2. kerros", "C", "2", None),
    ("B as 7", "B", None, "7"),
]


@pytest.mark.parametrize("door", DOORS)
def test_a_door_beside_a_flat_is_the_way_in(door: tuple[str, ...], helsinki: Gazetteer) -> None:
    """And a letter before a floor or a flat is the staircase."""
    found = check(AddressQuery(text=f"Bulevardi 10, {door[0]}", country="FI"), helsinki)
    told = found.components
    assert (found.verdict, told.house_number) == ("deliverable", "10")
    assert note_of(found) is None
    assert (told.entrance, told.floor, told.unit) == door[1:]


@pytest.mark.parametrize("door", DOORS)
def test_a_door_without_a_street_is_the_drafts(door: tuple[str, ...], helsinki: Gazetteer) -> None:
    """It is told as it would be behind the street."""
    draft = check(AddressQuery(text="Bulevardi 10", country="FI"), helsinki)
    found = amend(draft, door[0], helsinki)
    told = found.components
    assert (found.verdict, told.house_number, note_of(found)) == ("deliverable", "10", None)
    assert (told.entrance, told.floor, told.unit) == door[1:]


@pytest.mark.parametrize(
    "said", ["puh 040 123 4567 as 12", "as 12, 040 1234567", "as 12 0401234567"]
)
def test_a_phone_beside_a_flat_is_no_flat(said: str, helsinki: Gazetteer) -> None:
    """Each is read as what it is, in either order."""
    draft = check(AddressQuery(text="Bulevardi 10", country="FI"), helsinki)
    found = amend(draft, said, helsinki)
    assert (found.verdict, found.components.unit) == ("deliverable", "12")
    assert found.instructions is not None and found.instructions.phone is not None
    assert found.instructions.phone.replace(" ", "") == "0401234567"
    assert found.instructions.note is None


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Bulevardi 10 ovi 3 as 14", "Bulevardi 10 rappu 3 as. 14, 00120 Helsinki"),
        ("Bulevardi 10 2-й подъезд", "Bulevardi 10 rappu 2, 00120 Helsinki"),
        ("Bulevardi 10 B 14", "Bulevardi 10 B 14, 00120 Helsinki"),
        ("Bulevardi 10 as 14", "Bulevardi 10 as. 14, 00120 Helsinki"),
    ],
)
def test_an_address_as_it_is_shown_reads_as_itself(
    line: str, shown: str, helsinki: Gazetteer
) -> None:
    """A staircase with a number says that it is one: three numbers might be anything."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    again = check(AddressQuery(text=found.formatted, country="FI"), helsinki)
    assert (found.formatted, again.formatted) == (shown, shown)
    assert again.components == found.components
