"""A truck's measures: under a low bridge goes who fits, and the others go round."""

from pathlib import Path

import osmium
import pytest
from aiohttp.test_utils import TestServer
from osmium.osm.mutable import Node, Way

from core.model.location import Location
from core.model.route import Profile
from core.model.truck import ANY_TRUCK, Truck
from integrations.routing import open_travel_times
from integrations.routing.valhalla.tiles import tiles_of
from tests.integrations.routing_peers import ValhallaPeer

WEST, EAST = Location(60.19, 24.9), Location(60.19, 24.91)  # each up its own street
UNDER_METRES, ROUND_METRES = 2_780, 4_460
SMALL, TALL = Truck(height_m=2.2, weight_t=3.5), Truck(height_m=3.4, weight_t=3.5)
BIG = Truck(height_m=2.2, width_m=2.5, length_m=9, weight_t=18)
ROUND = [(60.205, 24.9), (60.21, 24.905), (60.205, 24.91)]


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A street under a bridge of 2.50 m for 7.5 t, and one around the hill; side streets, for
    Valhalla believes in no road that leads nowhere."""
    file = tmp_path_factory.mktemp("bridge") / "bridge.osm.pbf"
    places = [(60.2, WEST.lon), (60.2, EAST.lon), *ROUND]
    sides = [(lat + step * 1e-3, lon) for lat, lon in places[:2] for step in range(-30, 0)]
    with osmium.SimpleWriter(str(file)) as writer:
        for id, (lat, lon) in enumerate([*places, *sides], start=1):
            writer.add_node(Node(id=id, location=(lon, lat), version=1))
        street = {"highway": "residential"}
        low = street | {"maxheight": "2.5", "maxweight": "7.5"}
        writer.add_way(Way(id=1, nodes=[1, 2], tags=low, version=1))
        writer.add_way(Way(id=2, nodes=[1, 3, 4, 5, 2], tags=street, version=1))
        writer.add_way(Way(id=3, nodes=[*range(6, 36), 1], tags=street, version=1))
        writer.add_way(Way(id=4, nodes=[*range(36, 66), 2], tags=street, version=1))
    return file


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tiles")


@pytest.mark.parametrize("by", ["valhalla", "server"])
@pytest.mark.parametrize(
    ("truck", "fits"), [(SMALL, True), (TALL, False), (BIG, False), (ANY_TRUCK, False)]
)
async def test_a_truck_goes_where_it_fits(
    extract: Path, cache: Path, tmp_path: Path, by: str, truck: Truck, fits: bool
) -> None:
    """Matrix and line on the map tell the same; a car is not measured."""
    peer = ValhallaPeer(tiles_of(extract, cache), tmp_path / "server.json")
    async with TestServer(peer.app()) as server:
        which = by if by == "valhalla" else str(server.make_url("/"))
        travel = await open_travel_times(which, extract, cache, truck)
        ((seconds,),) = await travel.matrix([WEST], [EAST], Profile.TRUCK)
        ((by_car,),) = await travel.matrix([WEST], [EAST], Profile.AUTO)
        path = await travel.path([WEST, EAST], Profile.TRUCK)
        await travel.aclose()
    peer.close()
    assert seconds is not None and by_car is not None
    assert path.metres == pytest.approx(UNDER_METRES if fits else ROUND_METRES, rel=0.05)
    assert path.seconds == pytest.approx(seconds, rel=0.1)
    assert (seconds < 1.3 * by_car) is fits
