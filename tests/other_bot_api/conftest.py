"""What talks by other servers share: one furnished database, copied for each."""

import asyncio
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.model.access import ApiKey, Scope
from core.model.ids import ApiKeyId, CarrierRef
from sandbox.own_fleet.settings import REF
from storage.store import open_store
from tests.app.running import COMMAND, environment
from tests.house.checkout import ROOT
from tests.other_bot_api.home import DATABASE, KEYS, copied
from web.api.keys import hash_of

TOWN = ROOT / "sandbox" / "data" / "helsinki_openaddresses.csv"
COMMAND_SECONDS_MAX = 60.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker: they share the furnished database, and start a process each."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.xdist_group("other_bot_api"))


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the town's addresses, by the command line, and a key of each scope we use."""
    folder = tmp_path_factory.mktemp("furnished")
    subprocess.run(
        (*COMMAND, "address", "import", str(TOWN), "--country", "FI"),
        cwd=folder,
        env=environment(folder, {}),
        check=True,
        capture_output=True,
        timeout=COMMAND_SECONDS_MAX,
    )
    asyncio.run(_put_keys(folder))
    return folder


@pytest.fixture
def home(furnished: Path, tmp_path: Path) -> Path:
    """The test's own copy."""
    return copied(furnished, tmp_path)


async def _put_keys(folder: Path) -> None:
    store = await open_store(f"sqlite+aiosqlite:///{folder / DATABASE}")
    async with store.begin() as unit:
        for scope, secret in KEYS.items():
            key = ApiKey(
                id=ApiKeyId(f"key_{scope}"),
                name=f"{scope} key",
                scope=scope,
                carrier=CarrierRef(REF) if scope is Scope.CARRIER else None,
                secret_hash=hash_of(secret),
                created_at=datetime.now(UTC),
            )
            await unit.access.put_key(key)
    await store.aclose()
