"""Client: python-telegram-bot's Bot with one more method: any call by its name, answer as it came.

The library's typed methods fail on a server that answers with less than Telegram does; its errors,
its encoding and its transport are what we want of it.
"""

from typing import Any

from telegram import Bot

from bot.telegram.request import AiohttpRequest

POLL_SECONDS_MAX = 50.0

type Wire = Any  # whatever a server answers


class Client(Bot):
    """A Bot API client for any server."""

    async def call(self, method: str, params: dict[str, Any] | None = None) -> Wire:
        """Raises telegram.error.TelegramError and its kinds."""
        return await self._post(method, dict(params or {}))

    async def aclose(self) -> None:
        for request in self._request:
            await request.shutdown()


def connect(token: str, api_url: str, *, poll_seconds: float = POLL_SECONDS_MAX) -> Client:
    """`api_url` is the server's address, without "/bot"."""
    base = api_url.rstrip("/")
    return Client(
        token=token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(read_seconds=poll_seconds + 10),
    )
