"""The doctor on the programs that we look at: whether they answer, and how they fared so far."""

from datetime import timedelta
from pathlib import Path

from app.compose import system_clock
from app.doctor import examine
from app.settings import load
from core.model.breaker import Breaker
from core.model.sync import Sync
from storage.store import open_store

LIST = '[{"ref": "k1", "name": "Kamppi", "location": {"lat": 60.168, "lon": 24.931}}]'


async def test_lists_of_points_are_looked_at(tmp_path: Path) -> None:
    """The list itself now, and the last look of the house, where one was; of nobody else's."""
    url = f"sqlite+aiosqlite:///{tmp_path}/d.db"
    listed = tmp_path / "points.json"
    listed.write_text(LIST)
    lost = tmp_path / "gone.json"
    settings = load(
        database_url=url,
        lockers={
            "kauppa": {"adapter": "points-feed", "file": str(listed)},
            "away": {"adapter": "points-feed", "file": str(lost)},
        },
    )
    wall = system_clock().wall()
    ago = wall - timedelta(hours=3)
    store = await open_store(url)
    async with store.begin() as unit:
        for name, errors in (("points:kauppa", 0), ("points:away", 4), ("points:old", 9)):
            await unit.syncs.put(
                Sync(
                    name=name,
                    due_at=wall,
                    every_seconds=60,
                    last_success=ago,
                    last_error="Unavailable: gone" if errors else None,
                    errors_in_a_row=errors,
                )
            )
        rests = ago + timedelta(days=1)
        worn = Breaker(name="points:away", failures=5, since=ago, error="502", rests_until=rests)
        await unit.peers.keep(worn)
    await store.aclose()
    found = {one.part: one for one in await examine(settings)}
    assert found["lockers kauppa"].line == "✓ lockers kauppa: answers; 1 points"
    assert "cannot be read" in found["lockers away"].todo
    assert found["sync points:kauppa"].line == "✓ sync points:kauppa: last answered 3 h ago"
    assert found["sync points:away"].todo == "Unavailable: gone (4 in a row)"
    assert "sync points:old" not in found
    assert found["breaker points:away"].todo == "5 calls failed since 3 h ago: 502"
    assert found["breaker points:away"].said.startswith("left alone for ")
