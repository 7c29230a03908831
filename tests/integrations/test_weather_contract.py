"""What whoever tells the weather must do: answer in our words, or say that it is ill."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp.test_utils import TestServer

from core.model.location import Location
from core.model.window import Window
from core.ports import TooFast, Unavailable, Weather
from integrations.weather import open_weather
from tests.integrations.weather_peer import FakeSky

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)
HELSINKI = Location(60.166123, 24.932456)


def at(hour: int, minute: int = 0) -> datetime:
    return MIDNIGHT + timedelta(hours=hour, minutes=minute)


@asynccontextmanager
async def opened(sky: FakeSky, key: str = "") -> AsyncIterator[Weather]:
    async with TestServer(sky.app()) as server:
        weather = open_weather(str(server.make_url("/")), key=key, timeout_seconds=1.5)
        yield weather
        await weather.aclose()


async def test_wet_hours_are_told_of_the_hours_that_they_are_about() -> None:
    """What stands at 14 is of 13 to 14; nothing outside the window is told."""
    sky = FakeSky(MIDNIGHT, {at(13): 90, at(14): 80, at(15): 20, at(16): 50, at(19): 99})
    async with opened(sky) as weather:
        assert await weather.rain(HELSINKI, Window(at(12), at(18))) == Window(at(12), at(16))
        assert await weather.rain(HELSINKI, Window(at(12, 30), at(13, 20))) == Window(
            at(12, 30), at(13, 20)
        )
        assert await weather.rain(HELSINKI, Window(at(14), at(15))) is None


async def test_what_nobody_knows_is_neither_wet_nor_dry() -> None:
    """An hour without a chance, and one beyond the forecast."""
    async with opened(FakeSky(MIDNIGHT, {at(13): None})) as weather:
        assert await weather.rain(HELSINKI, Window(at(12), at(13))) is None
        assert await weather.rain(HELSINKI, Window(at(24 * 20), at(24 * 20 + 2))) is None


async def test_nobodys_door_is_told() -> None:
    """The place to about a kilometre; the key, where there is one."""
    sky = FakeSky(MIDNIGHT)
    async with opened(sky, key="k1") as weather:
        await weather.rain(HELSINKI, Window(at(12), at(13)))
    (asked,) = sky.asked
    assert (asked["latitude"], asked["longitude"], asked["apikey"]) == ("60.17", "24.93", "k1")


@pytest.mark.parametrize(
    "ill", ["broken", "refuses", "page", "uneven", "ages", "slow", "dropped", "busy"]
)
async def test_an_ill_server_is_unavailable(ill: str) -> None:
    """Whatever is wrong with it, in a word that says neither key nor place."""
    async with opened(FakeSky(MIDNIGHT, ill=ill), key="secret-key") as weather:
        with pytest.raises(Unavailable) as said:
            await weather.rain(HELSINKI, Window(at(12), at(13)))
    assert "secret-key" not in str(said.value)
    assert "60.1" not in str(said.value)
    if ill == "busy":
        assert isinstance(said.value, TooFast)


@pytest.mark.parametrize(
    "url", ["weather.example", "ftp://weather.example", "https://w.example?k=1"]
)
def test_what_is_no_address_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(ValueError, match="wants an address"):
        open_weather(url)
