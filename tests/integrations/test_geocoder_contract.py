"""What every geocoder must do, whoever it is: answer in our words, or say that it is ill."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp.test_utils import TestServer, unused_port

from address.parser.parsed_address import ParsedAddress
from core.model.location import Location
from core.ports import Geocoder, TooFast, Unavailable
from integrations.geocoders import KINDS, open_geocoder
from tests.integrations.geocoder_peers import (
    ANSWERS,
    LINZ,
    OFFENBACH,
    GeocoderPeer,
    collection,
    feature,
)

LINE = "Hauptplatz 5, 4020 Linz"
FOUND = ParsedAddress(
    street="Hauptplatz",
    house_number="5",
    postcode="4020",
    city="Linz",
    district="Altstadtviertel",
    country="AT",
    location=Location(*LINZ),
)
ILL = [
    ("broken", "answered 500"),
    ("refuses", "answered 403"),
    ("page", "a shape that is not its own"),
    ("wrong", "a shape that is not its own"),
    ("dropped", "is not there"),
    ("slow", "did not answer within 1.5 s"),
]


@asynccontextmanager
async def opened(peer: GeocoderPeer, **told: Any) -> AsyncIterator[Geocoder]:  # noqa: ANN401
    async with TestServer(peer.app()) as server:
        url = str(server.make_url("/"))
        geocoder = open_geocoder(peer.kind, peer.kind, url, timeout_seconds=1.5, **told)
        yield geocoder
        await geocoder.aclose()


@pytest.fixture(params=sorted(KINDS))
def peer(request: pytest.FixtureRequest) -> GeocoderPeer:
    return GeocoderPeer(request.param)


async def test_a_house_is_told_in_our_words(peer: GeocoderPeer) -> None:
    """Longitude and latitude the right way round; the country where it is told."""
    async with opened(peer) as geocoder:
        found = await geocoder.find(LINE, "AT")
    (known,) = found.addresses
    assert (known.street, known.house_number, known.postcode) == ("Hauptplatz", "5", "4020")
    assert (known.city, known.district, known.location) == (
        FOUND.city,
        FOUND.district,
        FOUND.location,
    )
    assert known.country == (None if peer.kind == "addok" else "AT")
    assert peer.lines == [LINE]


async def test_its_licence_goes_with_its_answer(peer: GeocoderPeer) -> None:
    """As it says itself, or as it is known."""
    async with opened(peer) as geocoder:
        found = await geocoder.find(LINE, "AT")
    says = {
        "nominatim": "ODbL",
        "photon": "ODbL 1.0",
        "pelias": "geocode.example",
        "addok": "CC BY",
    }
    assert says[peer.kind] in found.licence


@pytest.mark.parametrize(("ill", "why"), ILL)
async def test_an_ill_one_is_unavailable(peer: GeocoderPeer, ill: str, why: str) -> None:
    """Nothing of what was asked is in the words: they land in logs."""
    peer.ill = ill
    async with opened(peer) as geocoder:
        with pytest.raises(Unavailable, match=f"{peer.kind} .*{why}") as error:
            await geocoder.find(LINE, "AT")
    assert "Hauptplatz" not in str(error.value)


async def test_one_that_is_busy_says_how_long(peer: GeocoderPeer) -> None:
    """It is left alone for so long."""
    peer.ill = "busy"
    async with opened(peer) as geocoder:
        with pytest.raises(TooFast) as busy:
            await geocoder.find(LINE, "AT")
    assert busy.value.seconds == 77


async def test_one_that_is_down_is_unavailable(peer: GeocoderPeer) -> None:
    geocoder = open_geocoder(peer.kind, peer.kind, f"http://127.0.0.1:{unused_port()}")
    with pytest.raises(Unavailable, match="is not there"):
        await geocoder.find(LINE, "AT")
    await geocoder.aclose()


async def test_nothing_known_is_no_illness(peer: GeocoderPeer) -> None:
    peer.says = collection()
    async with opened(peer) as geocoder:
        assert list((await geocoder.find(LINE, "AT")).addresses) == []


async def test_a_strange_feature_spoils_no_other(peer: GeocoderPeer) -> None:
    """No coordinates, a place on no earth, properties of another kind."""
    good = ANSWERS[peer.kind]["features"][0]
    strange = [
        {"type": "Feature", "geometry": None, "properties": good["properties"]},
        feature((948.0, 16.0), good["properties"]),
        feature(OFFENBACH, {}) | {"properties": [1, 2]},
        good | {"geometry": {"type": "Point", "coordinates": []}},
        good,
    ]
    peer.says = collection(*strange)
    async with opened(peer) as geocoder:
        found = await geocoder.find(LINE, "AT")
    assert [one.location for one in found.addresses] == [FOUND.location]


async def test_a_town_is_no_address(peer: GeocoderPeer) -> None:
    """Whoever was asked for a house and knows the town knows nothing."""
    town = {"type": "city", "name": "Linz", "city": "Linz", "layer": "locality", "locality": "Linz"}
    peer.says = collection(feature(LINZ, {"geocoding": town} if peer.kind == "nominatim" else town))
    async with opened(peer) as geocoder:
        assert list((await geocoder.find(LINE, "AT")).addresses) == []


async def test_it_says_who_asks_and_shows_its_key(peer: GeocoderPeer) -> None:
    """Those of the public want a contact; the key is never in the same place as the address, but
    where the API knows no other."""
    async with opened(peer, key="s3cret", contact="ops@kauppa.example") as geocoder:
        await geocoder.find(LINE, "AT")
    assert "ops@kauppa.example" in peer.agents[0]
    assert "s3cret" in (peer.asked[0].get("api_key") or peer.tokens[0])


@pytest.mark.parametrize(
    ("adapter", "url", "why"),
    [("nominatom", "https://geo.example", "known: addok"), ("photon", "geo.example", "http://")],
)
def test_a_wrong_setting_is_named(adapter: str, url: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        open_geocoder("mine", adapter, url)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_it_declares_is_what_it_is(kind: str) -> None:
    declared = KINDS[kind].declaration
    geocoder = open_geocoder(kind, kind, "https://geo.example")
    assert (declared.name, declared.kind) == (kind, "geocoder")
    assert all(callable(getattr(geocoder, each)) for each in declared.can)
