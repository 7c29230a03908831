"""When a breaker opens, for how long, and who may call."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.model.breaker import (
    FAILURES_IN_A_ROW_MAX,
    PROBE_SECONDS_MAX,
    PROBED_SECONDS,
    REST_SECONDS_MAX,
    Breaker,
    BreakerState,
)

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
NEW = Breaker(name="carrier:post")


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def worn() -> Breaker:
    breaker = NEW
    for _ in range(FAILURES_IN_A_ROW_MAX):
        breaker = breaker.failed(NOW, "502")
    return breaker


def test_it_opens_after_some_failures_in_a_row() -> None:
    """Not before; and one that went well in between starts anew."""
    almost = NEW.failed(NOW, "502").failed(NOW, "502")
    assert almost.state(NOW) is BreakerState.CLOSED
    assert almost.went_well() == NEW
    assert almost.failed(NOW, "502").state(NOW) is BreakerState.OPEN
    assert worn().rest_seconds(NOW) == 5.0


def test_calls_that_were_under_way_make_the_rest_no_longer() -> None:
    """Sixteen lanes fail at once when a carrier goes."""
    assert worn().failed(after(1), "502") == worn()


def test_one_probes_while_the_others_wait() -> None:
    """Until it is answered, or has fallen over."""
    probed = worn().called(after(5))
    assert probed.state(after(6)) is BreakerState.PROBED
    assert probed.rest_seconds(after(6)) == PROBED_SECONDS
    assert probed.state(after(5 + PROBE_SECONDS_MAX)) is BreakerState.CLOSED
    assert probed.left_open().state(after(6)) is BreakerState.CLOSED
    assert probed.went_well() == NEW


def test_each_probe_that_fails_makes_the_rest_longer() -> None:
    """Up to a limit, so that one who is back is soon seen."""
    breaker, at, rests = worn(), NOW, []
    for _ in range(8):
        rests.append(breaker.rest_seconds(at))
        at += timedelta(seconds=rests[-1])
        breaker = breaker.called(at).failed(at, "502")
    assert rests == [5, 10, 20, 40, 80, 160, REST_SECONDS_MAX, REST_SECONDS_MAX]
    assert breaker.since == NOW


def test_who_only_wants_us_to_wait_has_not_failed() -> None:
    """Nor does a call that went well beside it end the wait."""
    waiting = NEW.told_to_wait(NOW, 60).went_well()
    assert (waiting.failures, waiting.rest_seconds(NOW)) == (0, 60)
    assert waiting.told_to_wait(NOW, 1).rest_seconds(NOW) == 60
    assert waiting.called(after(60)) == waiting


MOVES = st.lists(
    st.tuples(st.sampled_from(["failed", "well", "wait", "left"]), st.floats(0, 400)), max_size=40
)


@given(MOVES)
def test_nobody_is_kept_out_for_ever(moves: list[tuple[str, float]]) -> None:
    """However it went: after the longest rest, or the longest probe, somebody may call."""
    breaker, at = NEW, NOW
    for move, seconds in moves:
        at += timedelta(seconds=seconds)
        if breaker.state(at) is BreakerState.CLOSED:
            breaker = breaker.called(at)
        match move:
            case "failed":
                breaker = breaker.failed(at, "502")
            case "well":
                breaker = breaker.went_well()
            case "wait":
                breaker = breaker.told_to_wait(at, 30)
            case _:
                breaker = breaker.left_open()
    longest = timedelta(seconds=REST_SECONDS_MAX + PROBE_SECONDS_MAX)
    assert breaker.state(at + longest) is BreakerState.CLOSED
