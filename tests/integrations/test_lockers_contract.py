"""What every list of pickup points must do, whoever keeps it: tell its points in our words."""

import json
import tomllib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, PointKind
from core.ports import PointFeed, TooFast, Unavailable
from integrations.lockers import KINDS, Setting, inpost_points, nova_poshta_warehouses, open_feed
from tests.integrations.locker_peers import (
    AS_CSV,
    INPOST,
    LISTED,
    NOVA_POSHTA,
    LockerPeer,
)

EXTRACT = Path(__file__).parents[2] / "sandbox" / "data" / "helsinki-centre.osm.pbf"
FEW = {Size.M: 3}
OSM = """<?xml version="1.0"?><osm version="0.6">
<node id="7" version="1" lat="60.1701" lon="24.9412">
<tag k="amenity" v="parcel_locker"/><tag k="brand" v="Pakettipiste"/><tag k="ref" v="HEL7"/>
<tag k="opening_hours" v="24/7"/><tag k="addr:street" v="Asema-aukio"/>
<tag k="addr:housenumber" v="2"/><tag k="addr:city" v="Helsinki"/>
<tag k="wheelchair" v="yes"/></node>
<node id="8" version="1" lat="60.1702" lon="24.9413"><tag k="amenity" v="post_box"/></node>
<node id="9" version="1" lat="60.1703" lon="24.9414"/>
<way id="5" version="1"><nd ref="9"/><nd ref="8"/><nd ref="9"/>
<tag k="amenity" v="parcel_locker"/></way></osm>"""


@dataclass
class Line:
    """A feed and what stands behind it."""

    feed: PointFeed
    peer: LockerPeer


@pytest.fixture(params=["inpost-points", "nova-poshta-warehouses", "points-feed"])
async def line(request: pytest.FixtureRequest) -> AsyncIterator[Line]:
    items = {"inpost-points": INPOST, "nova-poshta-warehouses": NOVA_POSHTA, "points-feed": LISTED}
    peer = LockerPeer(request.param, items[request.param])
    async with TestServer(peer.app()) as server:
        path = "/points.json" if request.param == "points-feed" else "/"
        said = Setting(
            adapter=request.param, url=str(server.make_url(path)), key="k3y", compartments=FEW
        )
        feed = open_feed("net", said)
        yield Line(feed, peer)
        await feed.aclose()


async def read(feed: PointFeed) -> list[PickupPoint]:
    points: list[PickupPoint] = []
    cursor = None
    while True:
        page = await feed.page(cursor)
        points += page.points
        cursor = page.cursor
        if cursor is None:
            return points


async def test_its_points_are_told_in_our_words(line: Line) -> None:
    """All pages; with the feed's name, a place, and a name of their own."""
    points = await read(line.feed)
    wanted = {"inpost-points": 3, "nova-poshta-warehouses": 2, "points-feed": 2}
    assert len(points) == wanted[line.peer.kind]
    assert {one.feed for one in points} == {"net"}
    assert all(one.ref.startswith("net-") and one.name for one in points)
    assert len({one.ref for one in points}) == len(points)


async def test_what_cannot_be_read_spoils_no_other(line: Line) -> None:
    """Strange items among good ones."""
    line.peer.items = [*line.peer.items, {"Ref": 7}, {"name": None}, {}]
    assert len(await read(line.feed)) >= 2


@pytest.mark.parametrize("ill", ["page", "no", "broken"])
async def test_an_ill_one_is_unavailable(line: Line, ill: str) -> None:
    """And its key is not in the words."""
    line.peer.ill = ill
    with pytest.raises(Unavailable) as error:
        await read(line.feed)
    assert "k3y" not in str(error.value)


async def test_one_that_is_busy_says_how_long(line: Line) -> None:
    line.peer.ill = "busy"
    with pytest.raises(TooFast) as busy:
        await read(line.feed)
    assert busy.value.seconds == 9


async def test_an_empty_list_is_an_empty_list(line: Line) -> None:
    """Whoever asked decides whether that can be."""
    line.peer.items = []
    assert await read(line.feed) == []


async def inpost(peer: LockerPeer) -> dict[str, PickupPoint]:
    """By their names."""
    async with TestServer(peer.app()) as server:
        url = str(server.make_url("/"))
        feed = open_feed("inpost", Setting(adapter="inpost-points", url=url, compartments=FEW))
        points = {str(one.ref): one for one in await read(feed)}
        await feed.aclose()
    return points


async def test_inpost_as_we_say_it() -> None:
    """Where one can only send, nothing can be fetched; what is disabled is closed."""
    points = await inpost(LockerPeer("inpost-points", INPOST))
    locker = points["inpost-KRA010"]
    assert (locker.kind, locker.location) == (PointKind.LOCKER, Location(50.06465, 19.94037))
    assert (locker.opening_hours, locker.wheelchair) == ("24/7", True)
    assert locker.address == "Rynek Główny 1, 31-042 Kraków, Przy sklepie"
    assert (locker.compartments, locker.is_closed) == (FEW, False)
    assert points["inpost-KRA011"].is_closed
    shop = points["inpost-POP-KRA1"]
    assert (shop.kind, shop.compartments) == (PointKind.PICKUP_POINT, {})


async def test_a_status_that_nobody_knows_is_closed_and_told() -> None:
    """Never a guess."""
    peer = LockerPeer("inpost-points", [dict(INPOST[0]) | {"status": "Dreaming"}])
    async with TestServer(peer.app()) as server:
        feed = open_feed("i", Setting(adapter="inpost-points", url=str(server.make_url("/"))))
        page = await feed.page(None)
        await feed.aclose()
    assert ([one.is_closed for one in page.points], set(page.unknown)) == ([True], {"Dreaming"})


async def test_nova_poshta_as_we_say_it() -> None:
    """Numbers that are text, hours day by day in Kyiv, and what one must not choose is closed."""
    peer = LockerPeer("nova-poshta-warehouses", NOVA_POSHTA)
    async with TestServer(peer.app()) as server:
        said = Setting(adapter="nova-poshta-warehouses", url=str(server.make_url("/")), key="k3y")
        feed = open_feed("np", said)
        locker, branch = await read(feed)
        await feed.aclose()
    assert (locker.kind, locker.location) == (PointKind.LOCKER, Location(50.450001, 30.522301))
    assert locker.opening_hours == (
        "Mo 08:00-21:00; Tu 08:00-21:00; We 08:00-21:00; Th 08:00-21:00; Fr 08:00-21:00; "
        "Sa 09:00-18:00; Su off"
    )
    assert (locker.timezone, locker.is_closed) == ("Europe/Kyiv", False)
    assert (branch.kind, branch.is_closed, branch.opening_hours) == (
        PointKind.PICKUP_POINT,
        True,
        None,
    )


async def test_nova_poshtas_no_under_200_is_a_no() -> None:
    peer = LockerPeer("nova-poshta-warehouses", NOVA_POSHTA)
    async with TestServer(peer.app()) as server:
        url = str(server.make_url("/"))
        feed = open_feed("np", Setting(adapter="nova-poshta-warehouses", url=url, key="0ld"))
        with pytest.raises(Unavailable, match="20000200068") as error:
            await read(feed)
        await feed.aclose()
    assert "0ld" not in str(error.value)


async def test_a_table_says_the_same_as_a_list(tmp_path: Path) -> None:
    """By its own delimiter, with or without a mark at its beginning."""
    table, listed = tmp_path / "points.csv", tmp_path / "points.json"
    table.write_bytes(b"\xef\xbb\xbf" + AS_CSV.encode())
    listed.write_text(json.dumps(LISTED))
    feeds = [
        open_feed("net", Setting(adapter="points-feed", file=file, compartments=FEW))
        for file in (table, listed)
    ]
    said, the_same = [await read(feed) for feed in feeds]
    assert said == the_same


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"{oh", "no JSON"),
        (b'{"points": []}', "no list"),
        (b"name,lat\nx,1\n", "column ref"),
        (b"\xff\xfe\x00", "no UTF-8"),
    ],
)
async def test_a_broken_file_is_unavailable(tmp_path: Path, body: bytes, why: str) -> None:
    file = tmp_path / "points"
    file.write_bytes(body)
    with pytest.raises(Unavailable, match=why):
        await open_feed("net", Setting(adapter="points-feed", file=file)).page(None)
    with pytest.raises(Unavailable, match="cannot be read"):
        await open_feed("net", Setting(adapter="points-feed", file=tmp_path / "none")).page(None)


async def test_the_lockers_of_an_extract(tmp_path: Path) -> None:
    """Points and outlines; whose they are, and what is not told is not made up."""
    file = tmp_path / "town.osm"
    file.write_text(OSM)
    locker, shape = await read(open_feed("osm", Setting(adapter="osm", file=file)))
    assert (locker.ref, locker.name) == ("osm-n7", "Pakettipiste HEL7")
    assert (locker.address, locker.opening_hours) == ("Asema-aukio 2, Helsinki", "24/7")
    assert (locker.wheelchair, locker.compartments, locker.keeps_room) == (True, {}, False)
    assert (shape.ref, shape.location) == ("osm-w5", Location(60.1703, 24.9414))


async def test_the_demos_town_has_some() -> None:
    """A real extract."""
    for one in await read(open_feed("osm", Setting(adapter="osm", file=EXTRACT))):
        assert one.ref.startswith("osm-")


def test_a_wrong_setting_is_named() -> None:
    """Before anything is asked."""
    for name, said, why in (
        ("n", Setting(adapter="inpost"), "known: inpost-points"),
        ("n", Setting(adapter="points-feed"), "url wants"),
        ("n", Setting(adapter="osm"), "OSM extract"),
        ("n", Setting(adapter="nova-poshta-warehouses"), "key"),
        ("a b", Setting(adapter="inpost-points"), "letters"),
    ):
        with pytest.raises(ValueError, match=why):
            open_feed(name, said)


def test_every_word_of_a_mapping_is_one_of_ours() -> None:
    """Of kinds and of states."""
    for mapping in (inpost_points.translate.MAPPING, nova_poshta_warehouses.translate.MAPPING):
        told = tomllib.loads(mapping.read_text())
        kinds = told.get("type") or told["category"]
        assert {PointKind(kind) for kind in kinds.values()}
        assert set(told["status"].values()) == {"open", "closed"}


def test_each_kind_declares_itself() -> None:
    assert set(KINDS) == {"inpost-points", "nova-poshta-warehouses", "points-feed", "osm"}
