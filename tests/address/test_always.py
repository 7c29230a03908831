"""What is always true of a verdict."""

import random
import re
import string
import time
from dataclasses import astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from address import contacts, numbers, pins
from address.check import check
from address.folding import tokens
from address.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict

STREETS = ["Bulevardi", "Kaivokatu", "Mikonkatu", "Fabianinkatu", "Unionsgatan", "Annnankatu"]
RESTS = ["", "flat 12", "koodi 4521", "varo koiraa", "leave at the shop", "B 24", "3. krs",
         "puh 040 123 4567", "!!", "ring twice #5"]  # fmt: skip
SECONDS_MAX = 1.0

lines = st.builds(
    lambda street, number, town, rest: f"{street} {number}, {town}, {rest}",
    st.sampled_from(STREETS),
    st.integers(1, 60),
    st.sampled_from(["Helsinki", "00100 Helsinki", "00120", "33100 Tampere"]),
    st.sampled_from(RESTS),
)
in_any_town = settings(max_examples=150, deadline=None)


def verdict(line: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=line, country="FI"), gazetteer)


def words_of(found: Verdict) -> str:
    """All that a verdict says, in one folded line."""
    said = [*astuple(found.components), found.formatted]
    said += [part for one in found.corrections for part in (one.written, one.corrected)]
    if found.instructions is not None:
        said += astuple(found.instructions)
    return " ".join(token.folded for part in said if part for token in tokens(str(part)))


@in_any_town
@given(line=lines)
def test_case_makes_no_difference(line: str, helsinki: Gazetteer) -> None:
    """SHOUTED or whispered, it is the same address."""
    loud, quiet = verdict(line.upper(), helsinki), verdict(line.lower(), helsinki)
    assert (loud.verdict, loud.location) == (quiet.verdict, quiet.location)


@in_any_town
@given(line=lines, gaps=st.integers(1, 4))
def test_spacing_makes_no_difference(line: str, gaps: int, helsinki: Gazetteer) -> None:
    """Gaps may be of any width."""
    wide = verdict(line.replace(" ", " " * gaps), helsinki)
    plain = verdict(line, helsinki)
    assert (wide.verdict, wide.location) == (plain.verdict, plain.location)


@in_any_town
@given(line=lines, commas=st.sampled_from([" ", ",", " , ", ",, "]))
def test_commas_make_no_difference(line: str, commas: str, helsinki: Gazetteer) -> None:
    """Whether, and how many: the place is the same."""
    other = verdict(line.replace(", ", commas), helsinki)
    plain = verdict(line, helsinki)
    assert (other.verdict, other.location) == (plain.verdict, plain.location)


NOISE = frozenset(
    {"flat", "koodi", "krs", "puh", "b", "as", "floor", "no", "nr"}  # labels of facts, not facts
)


@in_any_town
@given(line=lines)
def test_nothing_typed_is_lost(line: str, helsinki: Gazetteer) -> None:
    """Every word is in the address, among the corrections, at the door, or in the note."""
    said = words_of(verdict(line, helsinki))
    typed = {token.folded for token in tokens(line)} - NOISE
    aliases = {"unionsgatan", "helsinki"}
    assert {word for word in typed - aliases if word not in said} == set()


@in_any_town
@given(text=st.text(max_size=400))
def test_any_text_gets_an_answer(text: str, helsinki: Gazetteer) -> None:
    """Any script, any length, any nonsense; and the same one twice."""
    assert verdict(text, helsinki) == verdict(text, helsinki)


PATTERNS = [
    pattern
    for module in (contacts, numbers, pins)
    for pattern in vars(module).values()
    if isinstance(pattern, re.Pattern)
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:30])
@pytest.mark.parametrize(
    "alphabet", ["0123456789", " -.()+0", "a@.", string.printable, "http://w.@", "a1 "]
)
def test_no_pattern_takes_long(pattern: re.Pattern[str], alphabet: str) -> None:
    """Ten thousand characters of the worst kind."""
    text = "".join(random.Random(2).choices(alphabet, k=10_000))
    begun = time.perf_counter()
    list(pattern.finditer(text))
    assert time.perf_counter() - begun < SECONDS_MAX


@pytest.mark.parametrize("text", ["1 " * 2000, "a1" * 2000, "Bulevardi 5 " * 300, "," * 4000])
def test_no_message_takes_long(text: str, helsinki: Gazetteer) -> None:
    """Four thousand characters made to hurt."""
    begun = time.perf_counter()
    verdict(text, helsinki)
    assert time.perf_counter() - begun < SECONDS_MAX
