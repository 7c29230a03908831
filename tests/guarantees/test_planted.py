"""The harness itself: it sees each of the mistakes that it is there for, and nothing without."""

import pytest

from tests.guarantees.planted import BUGS
from tests.guarantees.simulation import BrokenError, Simulation
from tests.guarantees.test_simulation import STEPS

# Clean without a bug: `test_simulation.py` plays them, too.
SEEDS = range(1, 4)
SEEN_SOON = ("marked_before_sent", "holds_stay", "no_fencing")


@pytest.mark.timeout(900)
@pytest.mark.parametrize("bug", SEEN_SOON)
def test_a_planted_bug_is_caught(bug: str) -> None:
    """By one of a few seeds."""
    assert any(breaks(bug, seed) for seed in SEEDS)


def breaks(bug: str, seed: int) -> bool:
    with BUGS[bug](), Simulation(seed, STEPS) as simulation:
        try:
            simulation.play()
        except BrokenError:
            return True
    return False
