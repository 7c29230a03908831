"""Many random talks: every way reaches an answer, a person or a ticket in at most three turns."""

import os

import pytest

from tests.bot.dialogues.playing import needs_encoder
from tests.bot.random_talks import a_walk

TALKS = int(os.environ.get("DOORSTEP_TALKS", "60"))
PART = 20  # talks a test

pytestmark = needs_encoder


@pytest.mark.timeout(600)
@pytest.mark.parametrize("first", range(0, TALKS, PART))
def test_no_random_talk_runs_into_the_ground(first: int) -> None:
    """No silence, no dead end, no third asking, no button that does nothing, nothing broken."""
    wrong = {seed: found for seed in range(first, first + PART) if (found := a_walk(seed).goes())}
    assert not wrong, "\n\n".join(f"seed {seed}: {found}" for seed, found in wrong.items())
