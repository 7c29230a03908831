"""Every value of the model that lies in a row comes back as it went in."""

import pytest

from core.model.change import ChangeState
from storage.bodies import Body, written
from tests.storage import samples as s

VALUES = [
    s.delivery(),
    s.FULL_DELIVERY,
    s.FULL_CARRIER,
    s.route(stops=3),
    s.hold(),
    s.promise(),
    *(s.change(1, what, ChangeState.SENT) for what in s.EVERY_WHAT),
    s.POINT,
    s.conversation(),
    s.FULL_CONVERSATION,
    s.EVENT,
    s.KEY,
    s.PERSON,
    s.SESSION,
    s.WEBHOOK,
    s.SYNC,
    s.PLACE,
    s.LEARNED,
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_as_it_went_in(value: object) -> None:
    """Enums, frozen sets, sizes as keys, money, times and tagged unions included."""
    assert Body(type(value)).read(written(value)) == value
