"""How much room each size takes: every size takes some, whatever a carrier left out."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.carrier import all_allowed
from core.model.ids import CarrierRef
from core.model.parcel import Size
from core.model.size_units import USUAL_UNITS, with_every_size

S, M, L, XL = Size
TOLD = st.dictionaries(st.sampled_from(Size), st.integers(0, 10_000))


def in_order(told: dict[Size, int]) -> dict[Size, int]:
    """The same numbers, the bigger ones for the bigger sizes."""
    return dict(zip(sorted(told, key=list(Size).index), sorted(told.values()), strict=True))


@pytest.mark.parametrize(
    ("told", "every"),
    [
        ({}, [1, 2, 4, 8]),
        ({S: 1}, [1, 2, 4, 8]),
        ({S: 10}, [10, 20, 40, 80]),
        ({M: 1}, [1, 1, 2, 4]),
        ({S: 1, M: 1, L: 2}, [1, 1, 2, 4]),
        ({S: 3, L: 4}, [3, 4, 4, 8]),
        ({XL: 1}, [1, 1, 1, 1]),
        ({S: 0}, [0, 2, 4, 8]),
    ],
)
def test_a_size_that_was_not_told_takes_its_usual_share(
    told: dict[Size, int], every: list[int]
) -> None:
    """In the carrier's own measure."""
    assert list(with_every_size(told).values()) == every


@given(TOLD)
def test_what_was_told_stays_and_nothing_else_is_free(told: dict[Size, int]) -> None:
    """Every size stands in it, in order; one that was not told takes a unit at least."""
    every = with_every_size(told)
    assert list(every) == list(Size)
    assert {size: every[size] for size in told} == told
    assert all(units > 0 for size, units in every.items() if size not in told)


@given(st.dictionaries(st.sampled_from(Size), st.integers(1, 10_000)).map(in_order))
def test_a_bigger_size_takes_no_less(told: dict[Size, int]) -> None:
    """Where what was told is so itself, and nothing in it is free."""
    assert all(less <= more for less, more in pairwise(with_every_size(told).values()))


def test_a_carrier_knows_every_size() -> None:
    """Also one that was kept before, or told by its own API."""
    carrier = all_allowed(CarrierRef("acme"))
    assert carrier.units == dict(USUAL_UNITS)
    assert replace(carrier, units={S: 2}).units == {S: 2, M: 4, L: 8, XL: 16}
