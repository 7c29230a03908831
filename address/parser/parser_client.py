"""The parser's client: asks libpostal's process, and shrugs when it does not answer.

The first question starts the process and is not waited for: a chat never waits ten seconds for a
model. Until it is ready, after a failure, and while it is slow, the answer is None.
"""

import asyncio
import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from address.lines.pieces import cut_of
from address.parser.model_files import Presence, state_of
from address.parser.parsed_address import ParsedAddress
from address.parser.parser_protocol import LINE_BYTES_MAX, Answer, Ask, parsed

TIMEOUT_SECONDS = 0.3
START_SECONDS_MAX = 120.0
REST_SECONDS = 30.0  # how long the breaker stays open
FAILURES_MAX = 3
STOP_SECONDS = 5.0
LOOK_EVERY_SECONDS = 0.05

log = logging.getLogger(__name__)


class ParserClient:
    """One process, one connection, one question at a time. Never raises into a chat.

    `socket` of a parser that somebody else runs is used as it is; without one the client starts
    its own process, when first asked or by `start`.
    """

    def __init__(
        self,
        folder: Path,
        *,
        socket: Path | None = None,
        timeout_seconds: float = TIMEOUT_SECONDS,
        rest_seconds: float = REST_SECONDS,
    ) -> None:
        self._folder = folder
        self._own = socket is None
        self._home: tempfile.TemporaryDirectory[str] | None = None  # our own process's socket
        self._socket = socket
        self._timeout_seconds = timeout_seconds
        self._rest_seconds = rest_seconds
        self._process: asyncio.subprocess.Process | None = None
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._starting: asyncio.Task[bool] | None = None
        self._one_at_a_time = asyncio.Lock()
        self._failures = 0
        self._rests_until = 0.0
        self._last_id = 0
        self._closed = False

    @property
    def is_ready(self) -> bool:
        return self._streams is not None

    @property
    def pid(self) -> int | None:
        """The process that the client started and has not seen end."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process and running else None

    async def start(self) -> bool:
        """Starts the process and waits until it answers; False where that cannot be."""
        return await asyncio.shield(self._begin())

    async def parse(self, text: str, country: str | None = None) -> ParsedAddress | None:
        """The line as libpostal reads it; None while it is not to be had."""
        if self._closed or not text.strip() or self._is_resting():
            return None
        if self._streams is None or self._has_died():
            await self._hang_up()
            self._begin()
            return None
        try:
            async with asyncio.timeout(self._timeout_seconds), self._one_at_a_time:
                labels = await self._ask(" ".join(text[: cut_of(text)].split()), country)
        except (TimeoutError, OSError, EOFError, ValueError, msgspec.MsgspecError) as problem:
            log.warning("address parser did not answer: %s", type(problem).__name__)
            await self._failed()
            return None
        self._failures = 0
        return parsed(labels)

    async def opinions(self, text: str, country: str | None) -> Sequence[ParsedAddress]:
        """Its one reading, as a source of the address desk."""
        reading = await self.parse(text, country)
        return () if reading is None else (reading,)

    async def aclose(self) -> None:
        """Ends the process, if it is ours, and waits for it."""
        self._closed = True
        if self._starting is not None:
            self._starting.cancel()
            with suppress(asyncio.CancelledError):
                await self._starting
        await self._hang_up()
        await self._reap()
        if self._home is not None:
            self._home.cleanup()

    # --- asking

    async def _ask(self, text: str, country: str | None) -> list[tuple[str, str]]:
        streams = self._streams
        if streams is None:
            raise ConnectionError("the connection was lost while others asked")
        reader, writer = streams
        self._last_id += 1
        ask = Ask(id=self._last_id, text=text, country=country)
        writer.write(msgspec.json.encode(ask) + b"\n")
        await writer.drain()
        line = await reader.readline()
        if not line:
            raise EOFError
        answer = msgspec.json.decode(line, type=Answer)
        if answer.id != ask.id:
            raise ValueError("an answer to another question")
        return answer.labels

    async def _failed(self) -> None:
        """A late answer would be taken for the next one's: begin a new connection."""
        self._failures += 1
        await self._hang_up()
        if self._failures >= FAILURES_MAX:
            self._rest()
            return
        self._begin()

    # --- starting and ending

    def _begin(self) -> asyncio.Task[bool]:
        if self._starting is None or self._starting.done():
            self._starting = asyncio.create_task(self._connected())
        return self._starting

    async def _connected(self) -> bool:
        try:
            async with asyncio.timeout(START_SECONDS_MAX):
                begins_anew = self._has_died()
                if self._own and not await self._runs():
                    return False
                while not self._closed:
                    if self._has_died():
                        if begins_anew:
                            break
                        begins_anew = True  # what we found at work was about to die
                        if not await self._runs():
                            return False
                    with suppress(OSError):
                        self._streams = await asyncio.open_unix_connection(
                            str(self._socket), limit=LINE_BYTES_MAX
                        )
                        return True
                    if not self._own:
                        break
                    await asyncio.sleep(LOOK_EVERY_SECONDS)
        except (TimeoutError, OSError) as problem:
            log.warning("address parser did not start: %s", type(problem).__name__)
        await self._reap()
        self._rest()
        return False

    async def _runs(self) -> bool:
        """Whether our process runs, started if need be."""
        if self._process is not None and self._process.returncode is None:
            return True
        ready = await asyncio.to_thread(state_of, self._folder)
        if ready.presence is not Presence.READY:
            self._rest()
            return False
        if self._home is None:
            self._home = tempfile.TemporaryDirectory(prefix="doorstep-parser-")
            self._socket = Path(self._home.name) / "parser.sock"
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "address.parser.parser_process",
            "--socket", str(self._socket), "--dir", str(self._folder),
            "--parent", str(os.getpid()),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        return True

    def _has_died(self) -> bool:
        return self._own and (self._process is None or self._process.returncode is not None)

    async def _hang_up(self) -> None:
        if self._streams is None:
            return
        _, writer = self._streams
        self._streams = None
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    async def _reap(self) -> None:
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()  # it is loading its model and hears nothing
            await process.wait()

    def _rest(self) -> None:
        self._failures = 0
        self._rests_until = asyncio.get_running_loop().time() + self._rest_seconds

    def _is_resting(self) -> bool:
        return asyncio.get_running_loop().time() < self._rests_until
