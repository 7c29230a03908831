"""A notice policy: what cannot be, cannot be built; what is told is told as it says."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.notice import ANSWERS, NoticeKind
from core.model.notice_policy import (
    ALWAYS_QUIET,
    ASKS,
    DECISIONS,
    MOMENTS,
    USUAL_POLICY,
    Manner,
    Moment,
    NoticePolicy,
    Way,
    day_of,
    is_counted,
)

HUSHABLE = sorted(set(Moment) - DECISIONS - ASKS)


@st.composite
def policies(draw: st.DrawFn) -> NoticePolicy:
    hushed = draw(st.lists(st.sampled_from(HUSHABLE), unique=True))
    cut = draw(st.integers(0, len(hushed)))
    never = {*hushed[cut:], *draw(st.sets(st.sampled_from(sorted(ASKS))))}
    return NoticePolicy(
        quietly=frozenset(hushed[:cut]),
        never=frozenset(never),
        pings_a_day=draw(st.integers(1, 20)),
        near_minutes=draw(st.none() | st.integers(1, 240)),
        sooner_minutes=draw(st.none() | st.integers(10, 240)),
        by_mail=draw(st.frozensets(st.sampled_from(Moment))),
        by_sms=draw(st.frozensets(st.sampled_from(Moment))),
    )


@given(policies())
def test_a_policy_comes_back_as_it_was_kept(policy: NoticePolicy) -> None:
    """As JSON, whole."""
    assert msgspec.json.decode(msgspec.json.encode(policy), type=NoticePolicy) == policy


@given(policies(), st.sampled_from(NoticeKind), st.integers(0, 40))
def test_beyond_the_budget_nothing_rings_but_decisions(
    policy: NoticePolicy, kind: NoticeKind, pinged: int
) -> None:
    """Answers and what wants a decision are never held back."""
    found, moment = policy.manner(kind, pinged), MOMENTS.get(kind)
    if found is Manner.PING and moment is not None and moment not in DECISIONS:
        assert pinged < policy.pings_a_day
    if moment in DECISIONS or (kind in ANSWERS and kind not in MOMENTS):
        assert found is Manner.PING
    if kind in ALWAYS_QUIET:
        assert found is Manner.QUIETLY


@given(policies(), st.sampled_from(NoticeKind))
def test_what_is_never_told_is_told_by_no_way(policy: NoticePolicy, kind: NoticeKind) -> None:
    """And mail goes before SMS."""
    ways, moment = policy.ways(kind), MOMENTS.get(kind)
    assert ways in ((), (Way.MAIL,), (Way.SMS,), (Way.MAIL, Way.SMS))
    assert moment not in policy.never or ways == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"quietly": [Moment.NEAR], "never": [Moment.NEAR]},
        {"quietly": [Moment.FAILED]},
        {"never": [Moment.READY]},
        {"quietly": [Moment.SOONER]},
        {"pings_a_day": 0},
        {"pings_a_day": 21},
        {"near_stops": 0},
        {"near_minutes": 0},
        {"told_again_minutes": 0},
        {"late_minutes": -1},
        {"sooner_minutes": 5},
        {"pickup_ends_hours": 0},
        {"day_before_at": "18:00:00Z"},
        {"quietly": ["sometimes"]},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    """Also where it comes as JSON."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(wrong), type=NoticePolicy)


def test_the_usual_is_sane() -> None:
    """What only the card has to show rings for nobody; what wants a decision, or is in danger,
    does."""
    for moment in (Moment.ETA, Moment.OUT_FOR_DELIVERY, Moment.NEAR, Moment.AT_THE_DOOR):
        assert USUAL_POLICY.told(moment) is Manner.QUIETLY
    for moment in (Moment.DANGER, Moment.FAILED, Moment.READY, Moment.DAY_BEFORE):
        assert USUAL_POLICY.told(moment) is Manner.PING
    assert (USUAL_POLICY.near_stops, USUAL_POLICY.day_before_at) == (3, time(18))
    assert not is_counted(NoticeKind.CHANGE)
    assert is_counted(NoticeKind.LATE)


@given(st.integers(0, 2 * 365 * 24 * 60))
def test_every_moment_lies_in_its_day(minutes: int) -> None:
    """In both nights when clocks change, too: days of 23 and 25 hours."""
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    first, following = day_of(at, ZoneInfo("Europe/Helsinki"))
    assert first <= at < following
    assert timedelta(hours=23) <= following.astimezone(UTC) - first.astimezone(UTC)
