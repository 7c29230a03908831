"""The load bench: calls come at their moments, and what it concludes is what it saw."""

import asyncio
import math

import pytest

from benchmarks.load import Load, Phase, bounds_of, recovered
from benchmarks.load_traffic import NO_ANSWER, Call, at_pace


async def test_a_slow_answer_holds_nobody_up() -> None:
    """Each call is made at its moment, and its time counts from there."""
    slow = 0.3

    async def call(number: int) -> int:
        await asyncio.sleep(slow)
        return 202

    made = await at_pace(100.0, 0.5, call)
    assert sorted(each.due for each in made) == pytest.approx([at / 100 for at in range(50)])
    assert all(slow <= each.took for each in made)
    assert max(each.due + each.took for each in made) < 2.0  # one after another takes 15 s


def calls(took: float, status: int = 202, seconds: float = 60.0) -> list[Call]:
    return [Call(at / 10, took, status) for at in range(round(seconds * 10))]


def test_the_usual_pace_is_back_where_all_of_a_piece_are_taken_quickly() -> None:
    late = [Call(each.due, 2.0 if each.due < 11 else 0.01, 202) for each in calls(0.0)]
    assert recovered(late, 60.0) == 15.0
    assert recovered(calls(0.01), 60.0) == 0.0
    assert recovered(calls(0.01, 503), 60.0) == 60.0
    assert recovered([], 60.0) == 60.0


def phase(name: str, **told: object) -> Phase:
    usual: dict[str, object] = {
        "name": name,
        "seconds": 10.0,
        "events": 100,
        "statuses": {202: 100},
        "event_p50_ms": 10.0,
        "event_p99_ms": 20.0,
        "updates": 10,
        "unanswered": 0,
        "reply_p50_ms": 10.0,
        "reply_p95_ms": 20.0,
        "due": 50,
        "sent": 50,
        "cpu_share": 0.5,
    }
    return Phase(**{**usual, **told})  # type: ignore[arg-type]


def load(*phases: Phase, lost: int = 0) -> Load:
    return Load(
        database="sqlite",
        phases=phases,
        heaviest_mib=200.0,
        recovered_seconds=0.0,
        drained_seconds=0.0,
        lost=lost,
        accepted=100,
    )


@pytest.mark.parametrize(
    ("found", "missed"),
    [
        (load(phase("peak"), phase("twice", statuses={202: 50, 429: 20, 503: 30})), None),
        (load(phase("peak"), lost=1), "taken and lost"),
        (load(phase("peak"), phase("twice", statuses={500: 1})), "neither taken nor refused"),
        (load(phase("peak"), phase("twice", statuses={NO_ANSWER: 1})), "neither taken nor refused"),
        (load(phase("peak", statuses={202: 99, 503: 1})), "refused at the peak"),
        (load(phase("peak", sent=40)), "messages sent in time"),
        (load(phase("peak", event_p99_ms=math.inf)), "events, p99"),
        (load(phase("peak"), phase("twice", unanswered=1)), "updates without an answer"),
    ],
)
def test_each_bound_can_be_missed(found: Load, missed: str | None) -> None:
    names = [bound.name for bound in bounds_of(found) if not bound.is_kept]
    assert names == ([f"sqlite {missed}"] if missed else [])
