"""The harness itself: it sees each of the mistakes that it is there for, and nothing without."""

import pytest

from tests.guarantees.paths import PATHS, Walk
from tests.guarantees.planted import BUGS
from tests.guarantees.stage import BrokenError, Stage


def test_each_bug_has_a_path() -> None:
    assert sorted(PATHS) == sorted(BUGS)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("bug", sorted(BUGS))
def test_a_planted_bug_is_caught(bug: str) -> None:
    """On the path that is its own, on which all is well without it."""
    assert not is_broken(Walk(bug))
    with BUGS[bug]():
        assert is_broken(Walk(bug))


def is_broken(stage: Stage) -> bool:
    with stage:
        try:
            stage.play()
        except BrokenError:
            return True
    return False
