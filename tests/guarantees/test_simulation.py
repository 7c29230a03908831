"""Everything at once: whatever the order of things, and wherever the process dies, no promise is
broken. `make soak SEEDS=500` looks longer; a seed that breaks is played again by
`python -m tests.guarantees --seed N`.
"""

import os

import pytest

from tests.guarantees.simulation import STEPS, Simulation

SEEDS = int(os.environ.get("DOORSTEP_SEEDS", "0"))
SHORT_SEEDS, SHORT_STEPS = 2, 60


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(1, (SEEDS or SHORT_SEEDS) + 1))
def test_no_promise_is_broken(seed: int) -> None:
    """By what phones showed and the carrier wrote down."""
    with Simulation(seed, STEPS if SEEDS else SHORT_STEPS) as simulation:
        simulation.play()
