"""Open-Meteo over HTTP; its illness is Unavailable."""

from http import HTTPStatus

from core.model.location import Location
from core.model.window import Window
from core.ports import Unavailable
from integrations.peer import Peer, understood
from integrations.weather.open_meteo import translate
from integrations.weather.open_meteo.wire import Forecast


class OpenMeteo:
    """`key` goes with each question, where there is one."""

    def __init__(self, name: str, peer: Peer, key: str) -> None:
        self.name = name
        self._peer = peer
        self._always = {"apikey": key} if key else {}

    async def rain(self, at: Location, window: Window) -> Window | None:
        answer = await self._peer.get("v1/forecast", {**translate.question(at), **self._always})
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{self.name} answered {answer.status}")
        told = understood(self.name, answer, Forecast).hourly
        try:
            return translate.likely(told, window)
        except (ValueError, OverflowError, OSError):
            raise Unavailable(f"{self.name} answered hours that are none") from None

    async def aclose(self) -> None:
        await self._peer.aclose()
