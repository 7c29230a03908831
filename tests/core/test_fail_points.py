"""Fail points: what they do where somebody is there, and that nobody is there by himself."""

import re
import subprocess
import sys

import pytest

from core.fail_points import KILLED, FailedHere, FailPoint, Plan, arm, fall_of, met_by, reached
from tests.house.checkout import ROOMS, modules

FALL = (
    "import sys; from core.fail_points import FailPoint, arm, reached\n"
    "arm(sys.argv[1])\n"
    "for time in range(3): reached(FailPoint.AFTER_INBOX); print(time, flush=True)\n"
)


def test_a_place_is_passed_where_nobody_is() -> None:
    """In production, that is."""
    for point in FailPoint:
        reached(point)


def test_a_test_meets_every_place_and_leaves_nothing_behind() -> None:
    """Also where it raises."""
    seen: list[FailPoint] = []

    def meet(point: FailPoint) -> None:
        seen.append(point)
        raise FailedHere

    with pytest.raises(FailedHere), met_by(meet):
        reached(FailPoint.AFTER_SEND)
    reached(FailPoint.AFTER_SEND)
    assert seen == [FailPoint.AFTER_SEND]


def test_a_process_falls_the_third_time() -> None:
    """As if it had been killed: nothing is said, nothing is tidied up."""
    fallen = subprocess.run(
        [sys.executable, "-c", FALL, "after_inbox:exit@3"], capture_output=True, check=False
    )
    assert fallen.returncode == KILLED
    assert fallen.stdout.split() == [b"0", b"1"]


def test_each_place_counts_for_itself() -> None:
    """Two of them, and the second falls at its first time."""
    plan = Plan((fall_of("after_inbox:raise@9"), fall_of("after_send:raise")))
    plan(FailPoint.AFTER_INBOX)
    with pytest.raises(FailedHere, match="after_send"):
        plan(FailPoint.AFTER_SEND)
    plan(FailPoint.AFTER_SEND)


@pytest.mark.parametrize(
    "words", ["", "nowhere:exit", "after_inbox", "after_inbox:jump", "after_inbox:exit@0"]
)
def test_words_that_say_nothing_are_refused(words: str) -> None:
    """A test that waits for a fall that never comes proves nothing."""
    with pytest.raises(ValueError, match="is n"):
        arm(words)


def test_every_place_is_in_the_code_once() -> None:
    """A name that nobody reaches would be a test that never falls."""
    found = [
        name
        for path in modules(*ROOMS)
        for name in re.findall(r"reached\(FailPoint\.(\w+)\)", path.read_text())
    ]
    assert sorted(found) == sorted(FailPoint.__members__)
