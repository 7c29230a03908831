"""House numbers: the dirt of real sources, and what it stands for."""

import pytest

from address.lines.numbers import cleaned, key_of, stands_for


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        ("36;38", ("36", "38")),
        ("1-5", ("1-5", "1", "3", "5")),
        ("34 a-b", ("34a-b", "34a", "34b")),
        ("226 1/2", ("226-1/2",)),
        ("43 REAR", ("43rear",)),
        ("5BIS", ("5bis",)),
        ("30к2", ("30k2",)),
        ("30 корпус 2", ("30k2",)),
        ("4 с3", ("4s3",)),
        ("20 стр5", ("20s5",)),
        ("4 строение 1", ("4s1",)),
        ("21А строен. 4", ("21as4",)),
        ("4 стр. 1", ("4s1",)),
        ("8, корпус 2, строение 3", ("8k2s3",)),
        ("4 сооружение 2", ("4so2",)),
        ("4, литера Б", ("4b",)),
        ("4 лит.Б", ("4b",)),
        ("4 литБ", ("4b",)),
        ("влд 4", ("4",)),
        ("владение 4", ("4",)),
        ("12/7А", ("12/7a", "12")),
        ("вл.4", ("4",)),
        ("в27А", ("27a",)),
        ("11 B 9", ("11b9",)),
        ("010", ("10",)),
    ],
)
def test_a_number_is_found_under_all_it_stands_for(number: str, keys: tuple[str, ...]) -> None:
    """Its own key first, then its members."""
    assert stands_for(number)[: len(keys)] == keys


def test_a_cyrillic_letter_is_found_by_its_latin_look_alike() -> None:
    """В typed on a Latin keyboard is B."""
    assert "27b" in stands_for("27В")


@pytest.mark.parametrize("one", ["12 a", "12A", "12-a", "12а", "12 А"])
def test_one_number_has_one_key(one: str) -> None:
    """Case, gaps and script make no difference."""
    assert key_of(one) in ("12a", "12-a")


@pytest.mark.parametrize(
    ("told", "number"),
    [("7, Floors 1-3", "7"), ("7 A, sisäpiha", "7 A"), ("8, корп. 2", "8 корп. 2"),
     ("Keskuskatu 5", None), ("x", None),
     ("", None), ("36;38", "36;38"), ("B 7", "B 7")],
)  # fmt: skip
def test_what_is_no_number_is_cut_off(told: str, number: str | None) -> None:
    """Sources write all kinds of things into the number's field."""
    assert cleaned(told) == number
