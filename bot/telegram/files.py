"""Files: what somebody sent into a chat, fetched from Telegram, never more of it than we keep."""

from dataclasses import dataclass
from urllib.parse import quote

from telegram.error import (
    BadRequest,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.telegram.client import Client, Wire
from bot.telegram.outlet import TooFast, seconds_of
from bot.telegram.request import AiohttpRequest
from core.ports import Unavailable

PATH_LETTERS_MAX = 500


class NotToBeHad(Exception):
    """The file is gone, too big, or this server gives none: asking again changes nothing."""


@dataclass(frozen=True, slots=True)
class Files:
    bot: Client

    async def fetch(self, file_id: str, bytes_max: int) -> bytes:
        """Raises NotToBeHad, TooFast and Unavailable."""
        try:
            path = _path_of(await self.bot.call("getFile", {"file_id": file_id}))
        except RetryAfter as error:
            raise TooFast(seconds_of(error)) from None
        except (BadRequest, Forbidden, EndPointNotFound, InvalidToken) as error:
            raise NotToBeHad(type(error).__name__) from None
        except TelegramError as error:
            raise Unavailable(type(error).__name__) from None
        request = self.bot.request
        assert isinstance(request, AiohttpRequest)
        url = f"{self.bot.base_file_url}/{quote(path)}"
        try:
            content = await request.download(url, bytes_max)
        except TelegramError as error:
            raise Unavailable(type(error).__name__) from None
        if not content:
            raise NotToBeHad("gone, or too big")
        return content


def _path_of(answer: Wire) -> str:
    """Below the server's own folder of files, whatever it says."""
    path = answer.get("file_path") if isinstance(answer, dict) else None
    path = path if path is not None else getattr(answer, "file_path", None)
    if not isinstance(path, str) or not 0 < len(path) <= PATH_LETTERS_MAX:
        raise NotToBeHad("this server tells no path of it")
    if path.startswith("/") or "://" in path or ".." in path.split("/"):
        raise NotToBeHad("this server tells a path elsewhere")
    return path
