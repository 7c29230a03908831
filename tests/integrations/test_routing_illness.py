"""A routing server that is ill is `Unavailable`, with the reason named."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer, unused_port

from core.model.route import Profile
from core.ports import TravelTimes, Unavailable
from integrations.peer import Peer
from integrations.routing import SomeServer
from integrations.routing.osrm.client import Osrm
from integrations.routing.valhalla.client import Valhalla
from integrations.routing.valhalla.server import Server
from tests.integrations import routing_peers as peers
from tests.integrations.routing_peers import MARKET, STATION

ILL = [
    (peers.fails, "answered 500"),
    (peers.is_behind_a_proxy, "a shape that is not its own"),
    (peers.dies_amid, "is not there"),
    (peers.sleeps, "did not answer within 0.2 s"),
    (peers.is_busy, "answered 429"),
    (peers.is_of_another_size, "of another size"),
    (peers.refuses, "refused"),
]


@pytest.fixture
async def ill(request: pytest.FixtureRequest) -> AsyncIterator[TestServer]:
    server = await peers.serving(request.param)
    yield server
    await server.close()


def engines(url: str) -> tuple[TravelTimes, TravelTimes]:
    return (
        Valhalla(Server(Peer("valhalla", url, timeout_seconds=0.2))),
        Osrm(Peer("osrm", url, timeout_seconds=0.2)),
    )


@pytest.mark.parametrize(("ill", "why"), ILL, indirect=["ill"])
async def test_an_ill_server_is_unavailable(ill: TestServer, why: str) -> None:
    """Nothing is guessed: whoever called may try again later."""
    for engine in engines(str(ill.make_url("/"))):
        with pytest.raises(Unavailable, match=f"{engine.name} .*{why}"):
            await engine.matrix([STATION], [MARKET], Profile.AUTO)
        await engine.aclose()


@pytest.mark.parametrize(("ill", "why"), ILL[:5], indirect=["ill"])
async def test_a_path_from_an_ill_server_is_unavailable_too(ill: TestServer, why: str) -> None:
    """The same illness, whatever was asked."""
    for engine in engines(str(ill.make_url("/"))):
        with pytest.raises(Unavailable, match=why):
            await engine.path([STATION, MARKET], Profile.AUTO)
        await engine.aclose()


async def test_a_server_that_is_down_stops_nobody_from_starting() -> None:
    """It is asked what it is at the first question, and again until it says so."""
    engine = SomeServer(f"http://127.0.0.1:{unused_port()}")
    with pytest.raises(Unavailable, match="is not there"):
        await engine.matrix([STATION], [MARKET], Profile.AUTO)
    await engine.aclose()


async def test_a_server_is_recognised_once_it_is_up() -> None:
    """The first question failed, the second finds an OSRM."""
    port = unused_port()
    engine = SomeServer(f"http://127.0.0.1:{port}")
    with pytest.raises(Unavailable):
        await engine.matrix([STATION], [MARKET], Profile.AUTO)
    async with TestServer(peers.OsrmPeer().app(), port=port):
        assert await engine.matrix([STATION], [STATION], Profile.AUTO) == [[0]]
        assert engine.name == "osrm"
        await engine.aclose()


@pytest.mark.parametrize("ill", [peers.is_of_another_size], indirect=True)
async def test_a_stranger_is_not_taken_for_a_routing_server(ill: TestServer) -> None:
    """Some JSON is not yet Valhalla."""
    engine = SomeServer(str(ill.make_url("/shop")))
    with pytest.raises(Unavailable):
        await engine.matrix([STATION], [MARKET], Profile.AUTO)
    await engine.aclose()
