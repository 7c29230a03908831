"""The played clock: real time first, then as fast as it was told, never backwards."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.clocks import PlayedClock

SEVEN = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


class Turned(PlayedClock):
    """Real time as a test turns it."""

    def __init__(self, begins: datetime) -> None:
        self.real = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
        super().__init__(begins, self.real)

    def wall(self) -> datetime:
        return self.real


def test_it_is_real_time_until_it_is_told() -> None:
    """While the stage is set nobody is late."""
    clock = Turned(SEVEN)
    clock.real += timedelta(seconds=10)
    assert clock.now() == SEVEN + timedelta(seconds=10)
    assert clock.patience(5) == timedelta(seconds=5)


def test_a_later_hour_has_its_own_speed() -> None:
    """A slow morning, then a fast day."""
    clock = Turned(SEVEN)
    nine = SEVEN + timedelta(hours=2)
    clock.play(3600.0, (nine, 7200.0))
    clock.real += timedelta(seconds=3)
    assert clock.now() == nine + timedelta(hours=2)


def test_patience_reaches_over_a_change_of_pace() -> None:
    """Two real seconds, one of each pace."""
    clock = Turned(SEVEN)
    clock.play(3600.0, (SEVEN + timedelta(hours=1), 7200.0))
    assert clock.patience(2) == timedelta(hours=3)


@given(
    st.floats(1, 5000),
    st.floats(1, 5000),
    st.lists(st.floats(0, 100), min_size=2, max_size=2).map(sorted),
)
def test_the_world_never_goes_back(first: float, then: float, seconds: list[float]) -> None:
    """And what it says of a moment, it says of the same moment the other way round."""
    clock = Turned(SEVEN)
    clock.play(first, (SEVEN + timedelta(hours=1), then))
    early, late = (clock.real + timedelta(seconds=one) for one in seconds)
    assert clock.now_at(early) <= clock.now_at(late)
    there_and_back = clock.wall_at(clock.now_at(late))
    assert abs(there_and_back - late) < timedelta(milliseconds=1)
