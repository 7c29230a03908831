"""Labels: what is soonest, and what is as green as the cheapest."""

from datetime import UTC, datetime, timedelta

import pytest

from core.model.ids import RouteRef
from core.model.window import Window
from slots.insertion import Choice
from slots.offers import GREENEST, SOONEST, offers_of

EIGHT = datetime(2026, 11, 24, 8, tzinfo=UTC)


def choice(number: int, extra: int) -> Choice:
    begins = EIGHT + timedelta(hours=2 * number)
    found = object.__new__(Choice)
    for name, value in (
        ("window", Window(begins, begins + timedelta(hours=2))),
        ("route_ref", RouteRef("van-1")),
        ("extra_seconds", extra),
    ):
        object.__setattr__(found, name, value)
    return found


@pytest.mark.parametrize(
    ("extra", "green"),
    [
        ([300, 20, 80, 81, 400], [1, 2]),
        ([0, 0, 0], [0]),
        ([60, 0], [1]),
        ([61, 0], [1]),
        ([-30, 30, 31], [0, 1]),
        ([], []),
    ],
)
def test_what_is_nearly_as_cheap_is_as_green(extra: list[int], green: list[int]) -> None:
    """Where everything is, one mark is enough."""
    found = offers_of([choice(number, seconds) for number, seconds in enumerate(extra)])
    assert [at for at, offer in enumerate(found) if GREENEST in offer.labels] == green
    assert [SOONEST in offer.labels for offer in found] == [True, *[False] * 9][: len(found)]
