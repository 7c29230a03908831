"""The storm of bookings, small enough to run with the tests, and its judge."""

from pathlib import Path

from benchmarks.booking_storm import GONE, Storm, judged, storm
from benchmarks.booking_storm_people import DELIVERIES, VANS, count_of, lines_of
from storage.store import open_store
from tests.core.town import a_town


async def test_two_processes_and_a_kill_leave_everything_as_it_was_told() -> None:
    """Every route drives, every yes is in the ledger, nothing is held for ever."""
    found = await storm("sqlite", 120, 2, 1, kill=True)
    assert found.operations >= 120
    assert found.wrong == []
    assert found.said[GONE] == 0
    assert found.promises_told > 0


async def test_a_storm_that_is_called_off_in_time_is_judged_all_the_same() -> None:
    """More was wanted than so many seconds allow."""
    found = await storm("sqlite", 1_000_000, 2, 1, kill=False, minutes=0.1)
    assert found.operations < 1_000_000
    assert found.wrong == []
    assert sum(found.said.values()) == found.operations


async def test_the_judge_sees_a_yes_that_came_to_nothing(tmp_path: Path) -> None:
    """And what was written half is no yes."""
    (tmp_path / "a.said").write_text(
        '{"said":"confirm","promise":"prm_lost"}\n{"said":"confirm","promise":"prm_ha'
    )
    assert [line.promise for line in lines_of(tmp_path, "a")] == ["prm_lost"]
    assert count_of(tmp_path, "a") == 1
    store = await open_store(f"sqlite+aiosqlite:///{tmp_path / 'doorstep.db'}")
    try:
        await a_town(store).furnish(*VANS, *DELIVERIES)
        found = Storm("sqlite", 1)
        await judged(found, store, tmp_path)
    finally:
        await store.aclose()
    assert found.wrong == ["prm_lost was told, and is in no ledger"]
