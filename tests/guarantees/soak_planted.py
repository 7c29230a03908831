"""Chance finds each planted bug as well, without its path. `make soak` plays it: it takes long."""

import os

import pytest

from tests.guarantees.planted import BUGS
from tests.guarantees.simulation import Simulation
from tests.guarantees.test_planted import is_broken

SEEDS = int(os.environ.get("DOORSTEP_SEEDS", "20"))


@pytest.mark.parametrize("bug", sorted(BUGS))
def test_a_planted_bug_is_found_by_chance(bug: str) -> None:
    """By one seed of many."""
    with BUGS[bug]():
        assert any(is_broken(Simulation(seed)) for seed in range(1, SEEDS + 1))
