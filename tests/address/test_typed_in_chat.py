"""Lines as people type them into a chat: what each says of the house, of the door, of neither."""

import pytest

from address.amend import amend
from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict


def of(text: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=text, country="FI"), gazetteer)


def note(verdict: Verdict) -> str | None:
    return verdict.instructions.note if verdict.instructions else None


@pytest.mark.parametrize(
    ("text", "entrance", "floor", "unit", "kept"),
    [
        ("Unioninkatu 25 B 3 krs 2", "B", "3", "2", None),
        ("Unioninkatu 25 2 krs 14", None, "2", "14", None),
        ("Unioninkatu 25 3. kerros 12", None, "3", "12", None),
        ("Unioninkatu 25 3rd floor 12", None, "3", "12", None),
        ("Unioninkatu 25 3 этаж 12", None, "3", "12", None),
        ("Unioninkatu 25 B 4 kerros 2", "B", "2", "4", None),
        ("Unioninkatu 25, кв 4 этаж 2", None, "2", "4", None),
        ("Unioninkatu 25 kerros 5", None, "5", None, None),
        ("Unioninkatu 25 3 krs 2 kpl", None, "3", None, "2 kpl"),
        ("Unioninkatu 25 3 krs 24h", None, "3", None, "24h"),
        ("Unioninkatu 25 3. kerros 14 asti kotona", None, "3", None, "14 asti kotona"),
        ("Unionsgatan 40 trapphus C", "C", None, None, None),
        ("Unionsgatan 40 trappuppgång C lgh 3", "C", None, "3", None),
        ("Fredriksgatan 30 bottenvåningen", None, "0", None, None),
        ("Kasarmikatu 42 aula, jättäkää vahtimestarille", None, None, None,
         "aula, jättäkää vahtimestarille"),
        ("Bulevardi 6, 2. Stock links", None, "2", None, "links"),
        ("Mikonkatu 13 Hinterhaus, Eingang B", "B", None, None, "Hinterhaus"),
        ("Kalevankatu 6 (sisäpiha) B 13", "B", None, "13", "(sisäpiha)"),
        ("Kalevankatu 6 ovi nro 13", None, None, "13", None),
        ("Kalevankatu 6 ovinro 13", None, None, "13", None),
        ("Kalevankatu 6, 4. kerrokseen", None, "4", None, None),
        ("Kalevankatu 6 -1 krs", None, "-1", None, None),
        ("Kalevankatu 6 - 3 krs - as 6", None, "3", "6", None),
        ("Kalevankatu 6 rappu B 3", "B", None, "3", None),
        ("Kalevankatu 6 ovi B2", "B", None, "2", None),
        ("Kalevankatu 6 B 3 tilaus 12345", "B", None, "3", "tilaus 12345"),
        ("Kalevankatu 6 B 3, order no 12345", "B", None, "3", "order no 12345"),
        ("tilausnumero: 12345, Kalevankatu 6 B 3", "B", None, "3", "tilausnumero: 12345"),
        ("заказ № 12345, Kalevankatu 6, кв 3", None, None, "3", "заказ № 12345"),
        ("Kalevankatu 6, ei B-rappu vaan A-rappu", "A", None, None, "ei B-rappu vaan"),
        ("Kalevankatu 6, not flat 5", None, None, None, "not flat 5"),
        ("Kalevankatu 6, ovi on 8:n puolella", None, None, None, "ovi on 8:n puolella"),
        ("Kalevankatu 6, sisäänkäynti 8:n kautta", None, None, None, "sisäänkäynti 8:n kautta"),
        ("Kalevankatu 6 A ovi 12", "A", None, "12", None),
        ("Kalevankatu 6 A-ovi", "A", None, None, None),
        ("Kalevankatu 6 B 3 3. ovi oikealla", "B", None, "3", "3. ovi oikealla"),
        ("Kalevankatu 6 2. ovi", None, None, None, "2. ovi"),
        ("Kalevankatu 6 floor three", None, "3", None, None),
        ("Kalevankatu 6 floor two flat five", None, "2", "5", None),
        ("Kalevankatu 6 кв. шесть", None, None, "6", None),
        ("Kalevankatu 6 kolmannessa kerroksessa", None, "3", None, None),
        ("Kalevankatu 6 на третьем этаже", None, "3", None, None),
        ("Kalevankatu 6 3 trappor upp", None, "3", None, "upp"),
        ("Kalevankatu 6 3F", None, None, "3F", None),
        ("Kalevankatu 6 x2", None, None, None, "x2"),
        ("Kalevankatu 6 2 pakettia", None, None, None, "2 pakettia"),
        ("Kalevankatu 6 2 hlö", None, None, None, "2 hlö"),
        ("Kalevankatu 6 2nd door left", None, None, None, "2nd door left"),
        ("Kalevankatu 6 8 asti", None, None, None, "8 asti"),
        ("Kalevankatu 6 8 aamulla", None, None, None, "8 aamulla"),
        ("Kalevankatu 6 5/6", None, None, None, "5/6"),
        ("Kalevankatu 6 14 kiitos", None, None, "14", None),
        ("Kalevankatu 6 ei 5 krs vaan 4 krs", None, "4", None, None),
        ("Kalevankatu 6, not on the 5th floor", None, None, None, None),
        ("на работу: Kalevankatu 6, 4 эт.", None, "4", None, "на работу"),
        ("tänään olen töissä Kalevankatu 6", None, None, None, "tänään olen töissä"),
        ("ул. Mikonkatu 15", None, None, None, "ул"),
        ("улица Mikonkatu, дом 15", None, None, None, "улица"),
    ],
)  # fmt: skip
def test_doors_are_told_as_they_were_typed(
    text: str, entrance: str | None, floor: str | None, unit: str | None, kept: str | None,
    helsinki: Gazetteer,
) -> None:  # fmt: skip
    """Each fact once, and the rest in the note."""
    found = of(text, helsinki)
    told = found.components
    assert found.verdict == "deliverable"
    assert (told.entrance, told.floor, told.unit, note(found)) == (entrance, floor, unit, kept)


@pytest.mark.parametrize(
    "text",
    [
        "Bulevardi 12?", "hei, Bulevardi 12?", "Bulevardi 12 as 3?", "Bulevardi 12? Kiitos",
        "Bulevardi 1 2", "not 17, Mikonkatu 19 is it?", "Mikonkatu 17, 19", "Mikonkatu 17 *19",
        "Mikonkatu 17 vai oliko se 19", "Mikonkatu 17 vaihtui 19", "Mikonkatu 17 viereinen talo",
        "vis-a-vis Mikonkatu 17", "Mikonkatu 17 belongs to my ex", "Mikonkatu 17 my ex lives there",
        "Mikonkatu 17 där bor min bror", "Mikonkatu 17 I don't live there",
        "Mikonkatu 17 K-kauppa", "Mikonkatu 17:n edessä",
        "Mikonkatu 17 и 19", "Mikonkatu 17 і 19", "Mikonkatu 17 jag bor inte där",
        "Mikonkatu 17 en asu siellä",
        "Mikonkatu 17 or wherever", "wenn ich nicht da bin, Mikonkatu 17",
        "om jag inte är hemma, Mikonkatu 17", "jos en vastaa, Mikonkatu 17",
        "Mikonkatu 17 я там не живу", "Mikonkatu 17 ich wohne nicht da",
    ],
)  # fmt: skip
def test_what_may_be_meant_otherwise_is_proposed_only(text: str, helsinki: Gazetteer) -> None:
    """A question, a slip, another number that the street has, another's home, a place beside it."""
    assert of(text, helsinki).verdict not in ("deliverable", "needs_unit")


@pytest.mark.parametrize(
    "text",
    [
        "Bulevardi 1 24",
        "Bulevardi 12, ok?",
        "Can you come to Bulevardi 12?",
        "Bulevardi 12 where I live",
        "Bulevardi 12, B 14, 8",
    ],
)
def test_what_is_no_slip_and_no_doubt_is_taken(text: str, helsinki: Gazetteer) -> None:
    """No house 124 is there; and a wish may be put as a question."""
    assert of(text, helsinki).verdict == "deliverable"


def test_a_code_right_behind_the_house_is_no_flat(helsinki: Gazetteer) -> None:
    """Its sign tells."""
    found = of("Kalevankatu 14 7531#", helsinki)
    assert (found.formatted, note(found)) == ("Kalevankatu 14, 00100 Helsinki", None)
    assert found.instructions is not None and found.instructions.gate_code == "7531#"


@pytest.mark.parametrize(
    "text",
    ["Kalevankatu 14 B 6, 7531#", "Kalevankatu 14 B 6 7531#", "7531#, Kalevankatu 14 B 6",
     "Kalevankatu 14 B 6 ovik. 7531#", "Kalevankatu 14, B 6 koodi 7531#",
     "Kalevankatu 14 B 6, gate 7531#"],
)  # fmt: skip
def test_what_ends_with_a_keypads_sign_is_a_code(text: str, helsinki: Gazetteer) -> None:
    """None of it stays in the note."""
    found = of(text, helsinki)
    assert (found.verdict, found.formatted) == ("deliverable", "Kalevankatu 14 B 6, 00100 Helsinki")
    assert found.instructions is not None
    assert (found.instructions.gate_code, found.instructions.note) == ("7531#", None)


@pytest.mark.parametrize(
    "said",
    ["entrance from Annankatu", "kulma Annankatu", "Annankadun kulmassa", "вход с Annankatu",
     "Eingang Annankatu", "ingång från Annegatan", "Annankatu puolella", "near Annankatu",
     "park on Annankatu", "not Annankatu", "ei Annankatu", "не на Annankatu"],
)  # fmt: skip
def test_the_way_to_a_draft_is_no_other_address(said: str, helsinki: Gazetteer) -> None:
    """Nor is a street that is denied; every word is kept."""
    found = amend(of("Bulevardi 14", helsinki), said, helsinki)
    assert (found.verdict, note(found)) == ("not_an_address", said)


@pytest.mark.parametrize(
    "said", ["Annankatu", "no, Annankatu", "Annankatu 12", "it's on Annankatu"]
)
def test_another_street_is_another_address(said: str, helsinki: Gazetteer) -> None:
    """Said alone, or with its number."""
    found = amend(of("Bulevardi 14", helsinki), said, helsinki)
    assert found.components.street == "Annankatu"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("yes but flat 6", "Bulevardi 14 as. 6"),
        ("kyllä, mutta B 6", "Bulevardi 14 B 6"),
        ("14 on oikein, as 6", "Bulevardi 14 as. 6"),
        ("да, но кв 6", "Bulevardi 14 as. 6"),
        ("as 6, 3 krs, B", "Bulevardi 14 B 6"),
        ("B 6, not A 6", "Bulevardi 14 B 6"),
    ],
)
def test_a_yes_with_a_door_changes_the_door(said: str, shown: str, helsinki: Gazetteer) -> None:
    """The house stands."""
    found = amend(of("Bulevardi 14", helsinki), said, helsinki)
    assert (found.verdict, found.formatted) == ("deliverable", f"{shown}, 00120 Helsinki")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("not Annankatu, Bulevardi 12", "not Annankatu"),
        ("Bulevardi 12, not Annankatu", "not Annankatu"),
        ("Bulevardi 12 eikä Annankatu", "eikä Annankatu"),
    ],
)
def test_a_street_that_is_denied_is_told_as_one(
    text: str, written: str, helsinki: Gazetteer
) -> None:
    """It stands among the corrections, and nowhere else."""
    found = of(text, helsinki)
    assert (found.verdict, found.formatted) == ("deliverable", "Bulevardi 12, 00120 Helsinki")
    (told,) = found.corrections
    assert (told.component, told.written, told.corrected) == ("street", written, None)
    assert note(found) is None


def test_either_of_two_codes_is_a_code(helsinki: Gazetteer) -> None:
    """And no flat 5678."""
    found = of("Annankatu 20 B 3 ovikoodi *1234 tai #5678", helsinki)
    assert (found.formatted, note(found)) == ("Annankatu 20 B 3, 00100 Helsinki", None)
    assert found.instructions is not None and found.instructions.gate_code == "*1234, #5678"


@pytest.mark.parametrize(
    ("text", "code", "kept"),
    [
        ("Bulevardi 12 *1234#", "*1234#", None),
        ("Bulevardi 12 B 3 *4521#", "*4521#", None),
        ("Bulevardi 12, *4521", None, "*4521"),
    ],
)
def test_a_code_with_a_star_mends_no_number(
    text: str, code: str | None, kept: str | None, helsinki: Gazetteer
) -> None:
    """ "12 *14" does."""
    found = of(text, helsinki)
    assert (found.verdict, found.components.house_number, note(found)) == (
        "deliverable",
        "12",
        kept,
    )
    assert (found.instructions and found.instructions.gate_code) == code


@pytest.mark.parametrize(
    "text", ["Bulevardi 12 и 14", "между Bulevardi 12 и 14", "Bulevardi 12:n edessä"]
)
def test_an_and_and_a_case_are_no_staircases(text: str, helsinki: Gazetteer) -> None:
    """Nor is the other house a flat."""
    told = of(text, helsinki).components
    assert (told.house_number, told.entrance, told.unit) == ("12", None, None)
