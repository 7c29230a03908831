"""Rain: what the sky says is asked of a peer, and its illness spoils no talk."""

from dataclasses import replace

from bot.facts import Rain, RainThen
from bot.gather import gather
from core.model.location import Location
from core.model.window import Window
from core.ports import Unavailable
from tests.bot.building import Building
from tests.bot.world import HELSINKI, TALK, window

NEED = RainThen(HELSINKI, window(0, 14))


class Sky:
    name = "sky"

    def __init__(self, likely: Window | None = None, *, is_ill: bool = False) -> None:
        self._likely, self._is_ill = likely, is_ill

    async def rain(self, at: Location, window: Window) -> Window | None:
        if self._is_ill:
            raise Unavailable("sky answered 500")
        return self._likely

    async def aclose(self) -> None: ...


async def test_likely_rain_is_gathered(building: Building) -> None:
    """For the place and the time that were asked about."""
    house = replace(building.house, weather=Sky(window(0, 15)))
    assert await gather(house, NEED, TALK) == Rain(window(0, 15))


async def test_without_a_forecast_nothing_is_said_of_the_sky(building: Building) -> None:
    """Nobody is asked, or who is asked is ill: no guess."""
    assert await gather(building.house, NEED, TALK) == Rain()
    ill = replace(building.house, weather=Sky(is_ill=True))
    assert await gather(ill, NEED, TALK) == Rain()
