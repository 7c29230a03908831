"""What is always true of a verdict."""

import importlib
import pkgutil
import random
import re
import string
import time
from dataclasses import astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import address
from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from address.language.folding import tokens
from core.model.address import AddressQuery, Verdict, VerdictCode

STREETS = ["Bulevardi", "Kaivokatu", "Mikonkatu", "Fabianinkatu", "Unionsgatan", "Annnankatu"]
RESTS = ["", "flat 12", "koodi 4521", "varo koiraa", "leave at the shop", "B 24", "3. krs",
         "puh 040 123 4567", "!!", "ring twice #5"]  # fmt: skip
SECONDS_MAX = 1.0

lines = st.builds(
    lambda street, number, town, rest: f"{street} {number}, {town}, {rest}",
    st.sampled_from(STREETS),
    st.integers(1, 60),
    st.sampled_from(["Helsinki", "00100 Helsinki", "00120", "33100 Tampere", "Sankt Pölten", ""]),
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


@in_any_town
@given(
    street=st.sampled_from(STREETS),
    number=st.integers(1, 60),
    town=st.sampled_from(["Helsinki", "00100 Helsinki", "Helsingfors"]),
    rest=st.sampled_from(["flat 12", "3. krs", "koodi 4521", "varo koiraa", "040 123 4567"]),
    chance=st.randoms(use_true_random=False),
)
def test_the_order_of_parts_makes_no_difference(
    street: str, number: int, town: str, rest: str, chance: random.Random, helsinki: Gazetteer
) -> None:
    """Between commas each part says what it is, wherever it stands."""
    parts = [f"{street} {number}", town, rest]
    plain = verdict(", ".join(parts), helsinki)
    chance.shuffle(parts)
    mixed = verdict(", ".join(parts), helsinki)
    assert (mixed.verdict, mixed.location) == (plain.verdict, plain.location)
    assert mixed.components.unit == plain.components.unit
    assert mixed.components.floor == plain.components.floor


@in_any_town
@given(line=lines)
def test_the_same_question_has_the_same_answer(line: str, helsinki: Gazetteer) -> None:
    """Whatever was asked in between."""
    first = verdict(line, helsinki)
    verdict("Kaivokatu 1", helsinki)
    assert verdict(line, helsinki) == first


@settings(max_examples=15, deadline=None)
@given(line=lines, chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_makes_no_difference(line: str, chance: random.Random) -> None:
    """A gazetteer is its rows, not the file that they came in."""
    rows = [
        AddressRow(name=name, number=str(number), postcode=code, city="Helsinki", country="FI",
                   lat=60.16 + number / 1e4, lon=24.9 + at / 1e3)
        for at, (name, code) in enumerate(
            [("Bulevardi", "00120"), ("Kaivokatu", "00100"), ("Mikonkatu", "00100")]
        )
        for number in range(1, 40, 3)
    ]  # fmt: skip
    plain = verdict(line, Gazetteer.load(rows))
    chance.shuffle(rows)
    assert verdict(line, Gazetteer.load(rows)) == plain


PARTS = [
    "hello", "jag bor på", "Kauppa Oy", "Matti Meikäläinen", "c/o Virtanen", "ring twice",
    "not 21", "dont know the flat number", "green door", "code 77", "flat 12", "3. krs",
    "040 123 4567", "HTTPS://Example.com/Kaivokatu/5", "mail@example.com", "Tampere", "Hki",
    "00100", "33100 Oulu", "Pikkukylä", "kiitos!", "next to the church",
    "60.1701, 24.9405", "9GG65W9R+2V",
]  # fmt: skip
MAIN = ["Bulevardi 5", "kaivokatu 1", "Fabianinkatu", "Mikonkatu 500", "Annnankatu 14",
        "Yrjönkatu 7 B 12", "anna 10", "Unionsgatan 25", "Iso Roobertinkatu 9b", ""]  # fmt: skip
many_kinds = st.tuples(
    st.sampled_from(MAIN), st.lists(st.sampled_from(PARTS), max_size=4, unique=True)
)


def gist(line: str, gazetteer: Gazetteer) -> tuple[object, ...]:
    """What is done with a line: all that may not depend on how it was typed."""
    found = verdict(line, gazetteer)
    return (
        found.verdict,
        found.location,
        found.confidence,
        found.components.house_number,
        (found.components.unit or "").casefold(),
    )


@in_any_town
@given(parts=many_kinds)
def test_no_kind_of_line_depends_on_case(parts: tuple[str, list[str]], helsinki: Gazetteer) -> None:
    """Links, codes, names, notes: SHOUTED or whispered."""
    line = ", ".join(filter(None, [parts[0], *parts[1]]))
    assert gist(line.upper(), helsinki) == gist(line.lower(), helsinki)


@in_any_town
@given(parts=many_kinds, gap=st.sampled_from(["  ", "    ", "\t", "\u00a0"]))
def test_no_kind_of_line_depends_on_the_width_of_gaps(
    parts: tuple[str, list[str]], gap: str, helsinki: Gazetteer
) -> None:
    """Of coordinates, phone numbers and addresses alike."""
    line = ", ".join(filter(None, [parts[0], *parts[1]]))
    assert gist(line.replace(" ", gap), helsinki) == gist(line, helsinki)


@in_any_town
@given(parts=many_kinds, chance=st.randoms(use_true_random=False))
def test_no_kind_of_line_depends_on_the_order_of_its_parts(
    parts: tuple[str, list[str]], chance: random.Random, helsinki: Gazetteer
) -> None:
    """Greetings, refusals, other towns, phones: whichever comes first."""
    pieces = [piece for piece in (parts[0], *parts[1]) if piece]
    plain = gist(", ".join(pieces), helsinki)
    chance.shuffle(pieces)
    assert gist(", ".join(pieces), helsinki) == plain


PATTERNS = {
    f"{module.__name__}.{name}": pattern
    for found in pkgutil.walk_packages(address.__path__, "address.")
    if found.name not in ("address.parser.parser_process", "address.parser.model_files")
    for module in [importlib.import_module(found.name)]
    for name, held in vars(module).items()
    for pattern in (held if isinstance(held, tuple | list) else [held])
    if isinstance(pattern, re.Pattern)
}
WORST = [
    "0123456789", " -.()+0", "a@.", string.printable, "http://w.@", "a1 ", "60.1, ", "°'\"0 NS",
    "23CFGH+", "!3d0.4", "@0.,", "0,00 ", "\u0301a", "-1/2 ", "ä1а",
]  # fmt: skip


def test_the_patterns_are_all_there() -> None:
    """Those of readers and importers too."""
    assert len(PATTERNS) >= 15
    assert {"address.lines.contacts._LINK", "address.language.folding._PIECE"} <= set(PATTERNS)


@pytest.mark.parametrize("name", sorted(PATTERNS))
@pytest.mark.parametrize("alphabet", WORST)
def test_no_pattern_takes_long(name: str, alphabet: str) -> None:
    """Ten thousand characters of the worst kind, by chance and over and over."""
    pattern = PATTERNS[name]
    by_chance = "".join(random.Random(2).choices(alphabet, k=10_000))
    over_and_over = (alphabet * 10_000)[:10_000]
    begun = time.process_time()
    for text in (by_chance, over_and_over, over_and_over[::-1]):
        list(pattern.finditer(text))
        pattern.fullmatch(text)
    assert time.process_time() - begun < SECONDS_MAX


LONG = ["1 " * 2000, "a1" * 2000, "Bulevardi 5 " * 300, "," * 4000, "60.1,24.9 " * 400,
        "9GG65W7Q+JC " * 300, "https://" * 500, "kat u " * 600, "Bulevardi " * 400]  # fmt: skip


@pytest.mark.parametrize("text", LONG)
def test_no_message_takes_long(text: str, helsinki: Gazetteer) -> None:
    """Four thousand characters made to hurt."""
    begun = time.process_time()
    verdict(text[:4000], helsinki)
    assert time.process_time() - begun < SECONDS_MAX


@pytest.mark.parametrize(
    "text",
    ["شارع الملك فهد ١٢", "רחוב הרצל 5 תל אביב", "北京市朝阳区建国路88号", "東京都千代田区1-1",
     "서울 강남구 12", "🙂🙂🏠", "1234567890", "00100", "https://example.org/x?q=1",
     "+358 40 123 4567", "\u202e5 idraveluB", "\x00\x01", "٠٦٠", "½", "①②③", "1" * 300, "﷽",
     "a" * 4000],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(text: str, helsinki: Gazetteer) -> None:
    """A clear verdict, nothing proposed, and what was typed is kept."""
    found = verdict(text, helsinki)
    assert found.verdict in (VerdictCode.NOT_AN_ADDRESS, VerdictCode.NOT_FOUND)
    assert (found.confidence, found.location, found.suggestions) == (0, None, ())
    said = words_of(found)
    assert [token.folded for token in tokens(text) if token.folded not in said] == []
