"""The benchmark of whole requests, small enough to run with the tests."""

from benchmarks.offers_api import Look, bounds_of, measured


async def test_every_way_of_asking_is_measured() -> None:
    """The real command, called from outside, over real roads."""
    looks = await measured(1, 2, 4, share=50)
    assert [look.name for look in looks] == ["new door", "again", "at once", "new doors at once"]
    assert all(look.calls and look.slots > 0 and look.p99_ms >= look.p50_ms for look in looks)
    assert all(look.cpu_ms > 0 and look.a_second > 0 for look in looks)


def test_a_bound_that_is_missed_is_said() -> None:
    """Slow answers, and few a second."""
    look = Look(
        fleet="1 × 2 × 4",
        name="at once",
        calls=10,
        slots=1.0,
        p50_ms=40.0,
        p99_ms=60.0,
        cpu_ms=5.0,
        a_second=150.0,
    )
    assert [bound.is_kept for bound in bounds_of([look])] == [False, False]
