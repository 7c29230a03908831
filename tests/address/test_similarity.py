"""Street names: what counts as the same, as alike, and as another."""

import pytest

from address.language.similarity import SPELT_MAX, name_of, similarity, slips_between


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("FABIANINKATU", "Fabianinkatu"),
        ("Mannerheimin tie", "Mannerheimintie"),
        ("Troexlestr.", "Tröxlestraße"),
        ("Ringstrasse", "Ringstraße"),
        ("Victor Hugo, rue", "Rue Victor-Hugo"),
        ("яблочкова улица", "улица Яблочкова"),
    ],
)
def test_spellings_of_one_name_are_the_same(typed: str, known: str) -> None:
    """Case, umlauts, gaps and the place of the street's type."""
    assert similarity(name_of(typed), name_of(known)) >= 0.97


@pytest.mark.parametrize(
    ("typed", "known", "most"),
    [
        ("West 13th Street", "West 10th Street", 0.66),
        ("Alvar Aallon kuja", "Alvar Aallon katu", 0.90),
        ("Theta", "Hochtheta", 0.90),
        ("Kirkkokatu", "Mikonkatu", 0.70),
    ],
)
def test_other_names_stay_other(typed: str, known: str, most: float) -> None:
    """Never as sure as to be taken without a question."""
    assert similarity(name_of(typed), name_of(known)) <= most


@pytest.mark.parametrize(
    ("typed", "slips"),
    [("Fabianinkatu", 0), ("Fabianinnkatu", 1), ("Fbiainkatu", 2), ("fabi", 8)],
)
def test_slips_are_counted(typed: str, slips: int) -> None:
    """A name that is cut short lacks many letters."""
    assert slips_between(name_of(typed), name_of("Fabianinkatu")) == slips


def test_what_is_misspelt_is_never_sure() -> None:
    """However long the name: another street may be spelt so."""
    typed, known = name_of("Asemaanukio"), name_of("Asema-aukio")
    assert similarity(typed, known) <= SPELT_MAX
