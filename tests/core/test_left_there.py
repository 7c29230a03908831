"""What lies somewhere: whose wish it was, and what shows it."""

from dataclasses import replace

import pytest

from core.model.attempt import Proof
from core.model.delivery import Delivery
from core.model.left_there import left_there
from core.model.rescue import Rescue, RescueAnswer
from tests.bot.world import NOW, a_delivery


def left(proof: Proof | None, answer: RescueAnswer | None = None) -> Delivery:
    rescue = Rescue(answer=answer, text=None, at=NOW) if answer is not None else None
    return replace(a_delivery(), proof=proof, rescue=rescue)


@pytest.mark.parametrize(
    "proof",
    [None, Proof(kind="signature"), Proof(kind="pin"), Proof(kind="photo", name="Aino")],
)
def test_what_somebody_took_does_not_lie_anywhere(proof: Proof | None) -> None:
    """By a name, a signature or a code."""
    assert left_there(left(proof), ()) is None


def test_a_neighbour_who_was_agreed_on_has_it() -> None:
    """Named by the courier; without a name it may lie anywhere."""
    named = left(Proof(kind="left_with", name="Olga"), RescueAnswer.NEIGHBOUR)
    assert left_there(named, ()) is None
    nameless = left_there(left(Proof(kind="left_with"), RescueAnswer.NEIGHBOUR), ())
    assert nameless is not None
    assert nameless.is_asked


@pytest.mark.parametrize(
    ("proof", "answer", "is_doubtful"),
    [
        (Proof(kind="left_with", name="porch"), None, True),
        (Proof(kind="left_with", name="porch", url="https://c.example/p"), None, True),
        (Proof(kind="left_with", name="porch"), RescueAnswer.SAFE_PLACE, True),
        (Proof(kind="left_with", url="https://c.example/p"), RescueAnswer.SAFE_PLACE, False),
        (Proof(kind="photo", url="https://c.example/p"), None, False),
    ],
)
def test_what_nobody_wished_or_nothing_shows_is_doubtful(
    proof: Proof, answer: RescueAnswer | None, is_doubtful: bool
) -> None:
    found = left_there(left(proof, answer), ())
    assert found is not None
    assert found.is_doubtful is is_doubtful
