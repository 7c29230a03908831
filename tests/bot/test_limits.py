"""Limits: never faster than Telegram allows, whatever is asked."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.limits import Limits, Pace


@given(st.lists(st.floats(0.0, 2.0), min_size=1, max_size=80))
def test_a_chat_gets_no_more_than_its_burst_and_its_rate(gaps: list[float]) -> None:
    """In any stretch of time."""
    limits, now, sent = Limits(), 0.0, []
    for gap in gaps:
        now += gap
        sent += [now] if limits.reserve(7, now) == 0.0 else []
    pace = Pace()
    excess = [
        len([t for t in sent if begin <= t <= end]) - pace.chat_burst - (end - begin) - 1e-6
        for begin in sent
        for end in sent
        if end >= begin
    ]
    assert max(excess, default=0.0) <= 0.0


def test_one_paused_chat_stops_no_other() -> None:
    """429 concerns the chat it was said of."""
    limits = Limits()
    limits.pause(7, 30.0, 0.0)
    assert limits.reserve(7, 1.0) == 29.0
    assert limits.reserve(8, 1.0) == 0.0


def test_three_paused_chats_slow_the_whole_bot() -> None:
    """Then it is us who are too fast."""
    limits = Limits()
    limits.pause(1, 30.0, 0.0)
    limits.pause(2, 30.0, 0.0)
    limits.pause(3, 30.0, 0.0)
    assert limits.reserve(8, 1.0) > 0.0


def test_all_chats_together_keep_to_thirty_a_second() -> None:
    """However many chats there are."""
    limits = Limits()
    assert sum(limits.reserve(chat, 0.0) == 0.0 for chat in range(100)) == 30


@given(st.lists(st.floats(0.0, 10.0), min_size=1, max_size=200))
def test_a_group_gets_no_more_than_twenty_in_any_minute(gaps: list[float]) -> None:
    """In all its topics together."""
    limits, now, sent = Limits(), 0.0, []
    for gap in gaps:
        now += gap
        sent += [now] if limits.reserve(-100, now) == 0.0 else []
    assert all(len([t for t in sent if begin <= t < begin + 60.0]) <= 20 for begin in sent)
