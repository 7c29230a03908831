"""A planner that is ill is `Unavailable`, with the reason named, and leaves nothing running."""

import sys
from collections.abc import AsyncIterator

import psutil
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from core.ports import Planner, Unavailable
from integrations.planners.pyvrp.client import PyVrp
from integrations.planners.pyvrp.embedded import Embedded as PyVrpEmbedded
from integrations.planners.vroom.client import Vroom
from integrations.planners.vroom.embedded import Embedded
from integrations.planners.vroom.server import Server
from tests.integrations import routing_peers as peers
from tests.integrations.planner_peers import legs_of, zigzag

SLEEPS = (sys.executable, "-c", "import time; time.sleep(60)")


async def has_a_bug(request: web.Request) -> web.StreamResponse:
    return web.json_response({"code": 1, "error": "internal"})


ILL = [
    (peers.fails, "answered 500"),
    (peers.is_behind_a_proxy, "a shape that is not its own"),
    (peers.dies_amid, "is not there"),
    (peers.sleeps, "did not answer within 0.2 s"),
    (has_a_bug, "failed: 1 internal"),
]


@pytest.fixture
async def ill(request: pytest.FixtureRequest) -> AsyncIterator[TestServer]:
    server = await peers.serving(request.param)
    yield server
    await server.close()


@pytest.mark.parametrize(("ill", "why"), ILL, indirect=["ill"])
async def test_an_ill_server_is_unavailable(ill: TestServer, why: str) -> None:
    """Routes stay as they are; whoever called may try again later."""
    planner = Vroom(Server(str(ill.make_url("/")), timeout_seconds=0.2))
    with pytest.raises(Unavailable, match=f"vroom .*{why}"):
        await planner.orders([zigzag()], legs_of(zigzag()))
    await planner.aclose()


async def test_a_server_that_is_down_is_unavailable() -> None:
    """The doctor says so as well."""
    planner = Vroom(Server(f"http://127.0.0.1:{unused_port()}"))
    with pytest.raises(Unavailable, match="is not there"):
        await planner.check()
    await planner.aclose()


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("raise SystemExit('out of memory')", "ended with 1: out of memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "ended with -9"),
        ("print('hello')", "a strange shape"),
        ("print('[]')", r"answered 0 of \d questions"),
    ],
)
@pytest.mark.parametrize("which", ["vroom", "pyvrp"])
async def test_a_process_that_fails_is_unavailable(which: str, script: str, why: str) -> None:
    """It takes nobody with it."""
    command = (sys.executable, "-c", script)
    planner: Planner = (
        Vroom(Embedded(command=command))
        if which == "vroom"
        else PyVrp(PyVrpEmbedded(command=command))
    )
    with pytest.raises(Unavailable, match=why):
        await planner.orders([zigzag()], legs_of(zigzag()))
    with pytest.raises(Unavailable, match=why):
        await planner.plan([zigzag()], legs_of(zigzag()))


async def test_a_process_that_takes_too_long_is_ended() -> None:
    """Nothing of it is left."""
    before = {one.pid for one in psutil.Process().children()}
    planner = Vroom(Embedded(command=SLEEPS, start_seconds_max=0.2, search_seconds_max=0.0))
    with pytest.raises(Unavailable, match=r"did not answer within 0\.2 s"):
        await planner.orders([zigzag()], legs_of(zigzag()))
    assert {one.pid for one in psutil.Process().children()} <= before


async def test_a_solver_that_is_not_there_is_unavailable() -> None:
    """A broken installation."""
    planner = Vroom(Embedded(command=("/nowhere/vroom",)))
    with pytest.raises(Unavailable, match="cannot be started"):
        await planner.check()
