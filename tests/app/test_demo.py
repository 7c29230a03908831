"""The demo's day: everybody plays their part on real streets, and the evening judges it."""

import asyncio
from pathlib import Path

import pytest

from tests.app.running import COMMAND, environment

DAY_SECONDS = 100  # other tests run beside it, on two cores
SCENES = (
    "hello",
    "confirm address",
    "choose slot",
    "slot taken",
    "day of delivery",
    "missed",
    "locker",
    "ask a person",
    "help",
    "stop",
)


@pytest.mark.timeout(240)
@pytest.mark.xdist_group("demo")
async def test_a_day_is_played_to_its_end(tmp_path: Path) -> None:
    """Every scene, every change at its carrier with a valid signature, every parcel at its door."""
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        "demo",
        "--headless-seconds",
        str(DAY_SECONDS),
        cwd=tmp_path,
        env=environment(tmp_path, {}),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    told = out.decode() + err.decode()
    assert process.returncode == 0, told
    assert "The day went well." in told
    assert [scene for scene in SCENES if not played_by_somebody(scene, told)] == []
    assert "Traceback" not in told


def played_by_somebody(scene: str, told: str) -> bool:
    """The summary's row of a scene names who played it."""
    row = next(line for line in told.splitlines() if line.startswith(f"  {scene}  "))
    return row.removeprefix(f"  {scene}").strip() not in ("", "nobody")
