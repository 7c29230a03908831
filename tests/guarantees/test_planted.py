"""The harness itself: it sees each of the mistakes that it is there for, and nothing without."""

import pytest

from tests.guarantees.paths import PATHS, Walk
from tests.guarantees.planted import BUGS
from tests.guarantees.simulation import BrokenError
from tests.guarantees.stage import Stage


@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", sorted(PATHS))
def test_a_path_is_walked_and_all_is_well(path: str) -> None:
    with Walk(path) as stage:
        stage.play()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("bug", sorted(BUGS))
def test_a_planted_bug_is_caught(bug: str) -> None:
    """On the path that is its own."""
    with BUGS[bug]():
        assert is_broken(Walk(bug))


def is_broken(stage: Stage) -> bool:
    with stage:
        try:
            stage.play()
        except BrokenError:
            return True
    return False
