"""Request: python-telegram-bot over aiohttp: a third of the time, and no token in a log line."""

import logging
from http import HTTPStatus
from io import BytesIO
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.answer import sound

READ_SECONDS = 10.0
CONNECT_SECONDS = 5.0
DOWNLOAD_SECONDS_MAX = 60.0
PIECE_BYTES = 64 * 1024
CONNECTIONS_MAX = 64

type Wire = Any  # the library's own "not told" among them

log = logging.getLogger(__name__)


class NotSent(NetworkError):
    """The request never left: sending it again repeats nothing."""


class MaybeSent(TimedOut):
    """The request left and no answer came: it may have had its effect."""


class AiohttpRequest(BaseRequest):
    """The four methods that the library asks of a transport."""

    def __init__(self, read_seconds: float = READ_SECONDS) -> None:
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS_MAX)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Wire = BaseRequest.DEFAULT_NONE,
        write_timeout: Wire = BaseRequest.DEFAULT_NONE,
        connect_timeout: Wire = BaseRequest.DEFAULT_NONE,
        pool_timeout: Wire = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Raises NotSent, MaybeSent or Garbled, so that the caller knows what may be repeated."""
        await self.initialize()
        assert self._session is not None
        is_told = read_timeout is not BaseRequest.DEFAULT_NONE
        patience: float | None = read_timeout if is_told else self._read_seconds
        timeout = aiohttp.ClientTimeout(
            total=None, sock_connect=CONNECT_SECONDS, connect=CONNECT_SECONDS, sock_read=patience
        )
        try:
            async with self._session.request(
                method, url, data=_form(request_data), timeout=timeout
            ) as answer:
                status, body = answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except aiohttp.ServerDisconnectedError as error:
            raise MaybeSent(type(error).__name__) from None
        except (TimeoutError, aiohttp.ClientError) as error:
            # Chained errors hold the address, and the address holds the token.
            raise MaybeSent(type(error).__name__) from None
        return sound(status, body)

    async def download(self, url: str, bytes_max: int) -> bytes | None:
        """A file; None where there is none, or it has more bytes than that: no more are read.

        Raises NetworkError.
        """
        await self.initialize()
        assert self._session is not None
        timeout = aiohttp.ClientTimeout(
            total=DOWNLOAD_SECONDS_MAX, sock_connect=CONNECT_SECONDS, sock_read=self._read_seconds
        )
        content = bytearray()
        try:
            async with self._session.get(url, timeout=timeout, allow_redirects=False) as answer:
                if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                    raise NetworkError(f"HTTP {answer.status}")
                if answer.status != HTTPStatus.OK:
                    return None
                async for piece in answer.content.iter_chunked(PIECE_BYTES):
                    content += piece
                    if len(content) > bytes_max:
                        return None
        except (TimeoutError, aiohttp.ClientError) as error:
            # Chained errors hold the address, and the address holds the token.
            raise NetworkError(type(error).__name__) from None
        return bytes(content)


def _form(data: RequestData | None) -> aiohttp.FormData | None:
    """What is sent: fields as strings, files as parts."""
    if data is None:
        return None
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    if data.multipart_data:
        for name, (filename, content, mime) in data.multipart_data.items():
            # From a file aiohttp reads piece by piece: nobody else waits for a big one.
            file = BytesIO(content) if isinstance(content, bytes) else content
            form.add_field(name, file, filename=filename, content_type=mime)
    return form
