"""The risk gate: what a chat must show before a parcel goes to another address."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.parcel import Money
from core.model.risk import Asked, Gate, demanded, gate
from core.model.status import ON_THE_ROAD, Status

SHIRT = Money(Decimal("49.90"), "EUR")
PHONE = Money(Decimal("1200"), "EUR")
SHOES = Money(Decimal("250"), "EUR")
WISH = Asked(
    metres=400.0,
    value=SHIRT,
    proof_age=timedelta(hours=1),
    changes_before=0,
    status=Status.SCHEDULED,
)
STRICTER = [Gate.FREE, Gate.PROVE, Gate.PERSON]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, Gate.FREE),  # another number in the street: a tap
        ({"proof_age": None}, Gate.FREE),
        ({"value": None}, Gate.FREE),
        ({"metres": 5_000.0}, Gate.FREE),  # across the town, proved within the day
        ({"metres": 5_000.0, "proof_age": timedelta(days=2)}, Gate.PROVE),
        ({"metres": 5_000.0, "proof_age": None}, Gate.PROVE),
        ({"metres": None, "proof_age": timedelta(days=2)}, Gate.PROVE),
        ({"metres": 5_000.0, "value": SHOES}, Gate.PROVE),
        ({"metres": 5_000.0, "value": SHOES, "proof_age": timedelta(minutes=5)}, Gate.FREE),
        ({"metres": 5_000.0, "value": PHONE, "proof_age": timedelta(0)}, Gate.PERSON),
        ({"metres": 80_000.0}, Gate.PROVE),  # another town
        ({"metres": 80_000.0, "proof_age": timedelta(minutes=5)}, Gate.FREE),
        ({"metres": 80_000.0, "value": SHOES}, Gate.PERSON),
        ({"value": SHOES}, Gate.FREE),
        ({"value": SHOES, "proof_age": timedelta(days=2)}, Gate.PROVE),
        ({"value": PHONE}, Gate.PROVE),
        ({"status": Status.OUT_FOR_DELIVERY}, Gate.FREE),
        ({"status": Status.OUT_FOR_DELIVERY, "proof_age": timedelta(days=2)}, Gate.PROVE),
        ({"status": Status.LOADED, "metres": 5_000.0, "value": SHOES}, Gate.PERSON),
        ({"changes_before": 2, "proof_age": timedelta(days=2)}, Gate.PROVE),
        ({"changes_before": 4}, Gate.PERSON),
        ({"value": Money(Decimal("1500"), "SEK")}, Gate.FREE),  # 136 euros
        ({"minor_present": True, "proof_age": timedelta(minutes=5)}, Gate.PROVE),  # a child's
        ({"minor_present": True, "metres": 80_000.0, "value": SHOES}, Gate.PERSON),
        ({"value": Money(Decimal("90000"), "XAU"), "proof_age": None}, Gate.PROVE),
    ],
)
def test_what_a_wish_must_show(told: dict[str, object], found: Gate) -> None:
    """By how far, how dear, how late, how often, and how old the proof is."""
    assert gate(replace(WISH, **told)) is found  # type: ignore[arg-type]  # fields by name


values = st.none() | st.builds(
    Money,
    st.decimals(0, 100_000, places=2),
    st.sampled_from(["EUR", "SEK", "JPY", "XAU"]),
)
ages = st.none() | st.timedeltas(timedelta(0), timedelta(days=400))
wishes = st.builds(
    Asked,
    metres=st.none() | st.floats(0, 2e7, allow_nan=False),
    value=values,
    proof_age=ages,
    changes_before=st.integers(0, 20),
    status=st.sampled_from(Status),
)


def strictness(wish: Asked) -> int:
    return STRICTER.index(gate(wish))


@given(wishes, st.floats(0, 2e7), st.integers(0, 20), st.decimals(0, 100_000, places=2))
def test_what_makes_it_worse_never_makes_it_easier(
    wish: Asked, metres: float, changes: int, more: Decimal
) -> None:
    """Further, more often, dearer, on the road, or with no proof at all."""
    worse = [
        replace(wish, changes_before=wish.changes_before + changes),
        replace(wish, proof_age=None),
        replace(wish, minor_present=True),
    ]
    if wish.metres is not None:
        worse.append(replace(wish, metres=wish.metres + metres))
    if wish.value is not None:
        dearer = Money(wish.value.amount + more, wish.value.currency)
        worse.append(replace(wish, value=dearer))
    if wish.status not in ON_THE_ROAD:
        worse.append(replace(wish, status=Status.OUT_FOR_DELIVERY))
    assert [each for each in worse if strictness(each) < strictness(wish)] == []


@given(wishes)
def test_a_proof_of_this_moment_opens_all_but_what_wants_a_person(wish: Asked) -> None:
    """Nobody is asked for a proof that they have just given."""
    proved = gate(replace(wish, proof_age=timedelta(0)))
    assert proved is not Gate.PROVE
    assert (proved is Gate.PERSON) == (gate(wish) is Gate.PERSON)


@given(wishes, ages)
def test_what_is_asked_does_not_hang_on_the_proof(wish: Asked, age: timedelta | None) -> None:
    """The proof answers the question; it does not choose it."""
    assert demanded(wish) is demanded(replace(wish, proof_age=age))
