"""Health, metrics and the description: what needs no key, or not always one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from core.model.access import Scope
from core.model.breaker import Breaker
from core.model.sync import BACKUP, Sync
from core.ports import Lanes, Unavailable
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk
from web.api.metrics import Metrics

FROM_AFAR = {"X-Forwarded-For": "203.0.113.7"}


@dataclass(frozen=True, slots=True)
class Queues:
    """Four rows wait, as far as the database can say."""

    database: str

    async def depth(self) -> Mapping[str, tuple[int, datetime | None]]:
        if self.database == "ill":
            raise Unavailable("the database does not answer")
        return {"inbox": (4, None)}


async def test_the_process_lives(desk: Desk) -> None:
    """Without a key."""
    assert (await desk.stranger.get("/health/live")).ok(200)["status"] == "ok"


async def test_the_process_is_ready(desk: Desk) -> None:
    """With each check by name."""
    told = (await desk.stranger.get("/health/ready")).ok(200)
    assert told == {"status": "ok", "checks": {"database": "ok"}}


async def test_an_ill_database_is_not_ready(desk: Desk) -> None:
    """503, with the kind of trouble and no more."""
    async with desk.restarted(ill=True) as again:
        told = (await again.get("/health/ready")).ok(503)
    assert told["status"] != "ok"
    assert told["checks"]["database"] == "Unavailable"


async def test_metrics_need_no_key_on_this_machine(desk: Desk, delivery: Json) -> None:
    """Prometheus's text, with the calls counted."""
    text = (await desk.stranger.get("/metrics")).ok(200)
    assert 'doorstep_api_calls_total{operation="announceDelivery",status="201"} 1.0' in text


async def test_metrics_say_how_the_programs_are_that_we_look_at(desk: Desk) -> None:
    """How often in vain since the last good look, and how long ago that was."""
    wall = desk.house.clock.wall()
    sync = Sync(
        name="carrier:parcel-post",
        due_at=wall,
        every_seconds=60,
        last_success=wall - timedelta(minutes=5),
        last_error="Unavailable: HTTP 503",
        errors_in_a_row=3,
    )
    async with desk.house.store.begin() as unit:
        await unit.syncs.add(sync)
        rests = wall + timedelta(seconds=20)
        await unit.peers.keep(Breaker(name=sync.name, failures=4, rests_until=rests))
    text = (await desk.stranger.get("/metrics")).ok(200)
    assert 'doorstep_peer_errors_in_a_row{peer="carrier:parcel-post"} 3.0' in text
    assert 'doorstep_peer_lag_seconds{peer="carrier:parcel-post"} 300.0' in text
    assert 'doorstep_peer_rests_seconds{peer="carrier:parcel-post"} 20.0' in text
    assert 'doorstep_breaker_failures_in_a_row{peer="carrier:parcel-post"} 4.0' in text


async def test_metrics_say_how_old_the_newest_backup_is(desk: Desk) -> None:
    """It is no program that we look at; without one nothing is made up."""
    assert "doorstep_backup_age_seconds NaN" in (await desk.stranger.get("/metrics")).ok(200)
    wall = desk.house.clock.wall()
    made = Sync(name=BACKUP, due_at=wall, every_seconds=60, last_success=wall - timedelta(hours=2))
    async with desk.house.store.begin() as unit:
        await unit.syncs.put(made)
    text = (await desk.stranger.get("/metrics")).ok(200)
    assert "doorstep_backup_age_seconds 7200.0" in text
    assert 'peer="backup"' not in text


async def test_metrics_of_an_ill_database_say_so(desk: Desk) -> None:
    """What the process knows by itself is told; what the database said before is not."""

    metrics = Metrics()
    told = (await metrics.text(desk.house, cast(Lanes, Queues("well")))).decode()
    assert 'doorstep_queue_rows{queue="inbox"} 4.0' in told
    told = (await metrics.text(desk.house, cast(Lanes, Queues("ill")))).decode()
    assert "doorstep_database_answers 0.0" in told
    assert "doorstep_queue_rows{" not in told
    assert "doorstep_api_calls" in told


async def test_metrics_from_elsewhere_need_their_scope(desk: Desk, sender: Caller) -> None:
    """401 without a key, 404 with another's."""
    answer = await desk.stranger.send("GET", "/metrics", headers=FROM_AFAR)
    assert (answer.status, answer.code) == (401, "unauthorized")
    assert (await sender.send("GET", "/metrics", headers=FROM_AFAR)).status == 404
    metrics = desk.caller(Scope.METRICS, None)
    (await metrics.send("GET", "/metrics", headers=FROM_AFAR)).ok(200)


async def test_metrics_name_nobody(desk: Desk, delivery: Json) -> None:
    """No name, address or number."""
    text = (await desk.stranger.get("/metrics")).ok(200)
    for word in ("Aino", "Mannerheimintie", "358401234567", delivery["id"]):
        assert word not in text


async def test_the_description_is_json(desk: Desk) -> None:
    """OpenAPI 3.1, without a key."""
    told = (await desk.stranger.get("/openapi.json")).ok(200)
    assert told["openapi"].startswith("3.1")
    assert json.dumps(told)


async def test_the_docs_need_no_outside_host(desk: Desk) -> None:
    """The page, its script and its style come from here, and may call nowhere else."""
    page = await desk.stranger.get("/docs")
    assert "http://" not in page.ok(200)
    assert "https://" not in page.body
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    for name in ("docs.js", "docs.css"):
        told = (await desk.stranger.get(f"/docs/{name}")).ok(200)
        assert "https://" not in told
    slash = await desk.stranger.get("/docs/")
    assert slash.ok(200) == page.body
