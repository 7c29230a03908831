"""Long messages: no word is cut, and an address may stand anywhere."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.lines.pieces import CHARACTERS_MAX, cut_of, pieces_of
from address.lines.reading import Reading
from address.matching.match import Candidate, candidates
from address.verdicts import messages
from core.model.address import AddressQuery, Verdict, VerdictCode
from tests.address.conftest import house

CONFIRMED = (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT)
WORDS = "please be careful with the stairs and mind the step before the door " * 50


def verdict(text: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=text, country="FI"), gazetteer)


def filled(length: int) -> str:
    """Talk that ends with a gap, so many letters long."""
    return f"{WORDS[: length - 1].rstrip().ljust(length - 1, 'x')} "


@pytest.mark.parametrize("before", range(281, 302))
def test_no_number_is_cut_in_two(before: int, helsinki: Gazetteer) -> None:
    """Wherever the limit falls in "Kalevankatu 14"; there are houses 1 and 14."""
    found = verdict(f"{filled(before)}Kalevankatu 14", helsinki)
    assert found.components.house_number == "14"


@pytest.mark.parametrize("before", [320, 700, 2_500])
def test_an_address_beyond_the_limit_is_found(before: int, helsinki: Gazetteer) -> None:
    """And what stands before it is kept."""
    found = verdict(f"{filled(before)}Kalevankatu 14, 00100 Helsinki", helsinki)
    assert found.formatted == "Kalevankatu 14, 00100 Helsinki"
    assert found.instructions is not None and found.instructions.note is not None
    assert found.instructions.note.startswith("please be careful")


def test_what_is_said_of_the_door_beyond_the_limit_is_taken(helsinki: Gazetteer) -> None:
    """Flat, floor, code and phone."""
    text = f"Kalevankatu 14, {filled(300)}, as 12, 3. krs, ovikoodi 4521, puh 040 123 4567"
    found = verdict(text, helsinki)
    assert (found.components.unit, found.components.floor) == ("12", "3")
    assert found.instructions is not None
    assert found.instructions.gate_code == "4521"
    assert (found.instructions.phone or "").replace(" ", "") == "0401234567"


@pytest.mark.parametrize("length", [260, 400, 1_500])
def test_another_house_further_on_costs_the_confirmation(length: int, helsinki: Gazetteer) -> None:
    """Both are shown."""
    found = verdict(f"Kalevankatu 14, {filled(length)}, Bulevardi 12", helsinki)
    assert found.verdict is VerdictCode.AMBIGUOUS
    streets = {one.components.street for one in found.suggestions}
    assert streets == {"Kalevankatu", "Bulevardi"}


def test_the_same_house_said_twice_is_confirmed(helsinki: Gazetteer) -> None:
    """Far from one another."""
    found = verdict(f"Kalevankatu 14, {filled(500)}, Kalevankatu 14", helsinki)
    assert found.verdict in CONFIRMED


@given(text=st.text(alphabet="a1 ,\n", max_size=1_500))
def test_pieces_hold_a_whole_text_and_cut_no_number(text: str) -> None:
    """Each begins where the one before ended, or a little earlier; words of usual length."""
    pieces = pieces_of(text)
    assert (pieces[0][0], pieces[-1][1]) == (0, len(text))
    assert all(end - start <= CHARACTERS_MAX for start, end in pieces)
    assert all(two[0] <= one[1] < two[1] for one, two in pairwise(pieces))
    head = text[: cut_of(text)]
    longest = max(map(len, head.split()), default=0)
    cut = len(head) < len(text) and head[-1:].isalnum() and text[len(head)].isalnum()
    assert not cut or longest >= 60


@pytest.mark.parametrize("words", ["1 ", "x1 ", "Bulevardi 5, "])
def test_the_same_over_and_over_is_judged_once(
    words: str, helsinki: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four thousand letters of it cost no more than a few hundred."""
    judged: list[str] = []

    def counted(reading: Reading, gazetteer: Gazetteer) -> list[Candidate]:
        judged.append(reading.text)
        return candidates(reading, gazetteer)

    monkeypatch.setattr(messages, "candidates", counted)
    verdict((words * 4_000)[:4_000], helsinki)
    assert len(judged) == len(set(judged)) <= 4


@pytest.mark.parametrize("before", range(240, 300, 3))
def test_a_town_behind_the_limit_is_heard(before: int, helsinki: Gazetteer) -> None:
    """Wherever the limit falls between the house and its town, another town is another town."""
    said = f"{'hurry ' * (before // 6)}{'x' * (before % 6)}. Kalevankatu 14"
    for gap in (" ", ", "):
        right = verdict(f"{said}{gap}00100 Helsinki", helsinki)
        wrong = verdict(f"{said}{gap}33100 Tampere", helsinki)
        assert (right.verdict, right.statuses["city"]) == (VerdictCode.DELIVERABLE, "matched")
        assert wrong.verdict not in CONFIRMED


@pytest.mark.parametrize("before", range(240, 300, 3))
def test_which_of_two_towns_is_heard_behind_the_limit(before: int) -> None:
    """A street that both have."""
    towns = Gazetteer.load(
        [house("Koulukatu", "5", code, city, "FI", lat, 25.0)
         for code, city, lat in (("63300", "Alavus", 62.58), ("07900", "Loviisa", 60.45))]
    )  # fmt: skip
    said = f"{'hurry ' * (before // 6)}{'x' * (before % 6)}. Koulukatu 5, 07900 Loviisa, as 3"
    found = verdict(f"{said}, {'hurry ' * 30}", towns)
    assert (found.verdict, found.components.city) == (VerdictCode.DELIVERABLE, "Loviisa")
    assert found.components.unit == "3"
