"""The parser's process and its client: absent, slow, killed, and real."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from address.parser.model_files import Presence, model_dir, state_of
from address.parser.parser_client import ParserClient
from address.parser.parser_protocol import parsed

LINE = "Mannerheimintie 12 A 5, 00100 Helsinki, ovikoodi 4521"
MODEL = model_dir(os.environ)
needs_model = [
    pytest.mark.needs_address_model,
    pytest.mark.skipif(
        state_of(MODEL).presence is not Presence.READY, reason="the address model is not ready"
    ),
    pytest.mark.timeout(180),
]


@asynccontextmanager
async def somebody_on(socket: Path, says: bytes | None) -> AsyncIterator[None]:
    """A peer on the socket that answers each line with the same bytes, or never."""

    gone = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readline():
            if says is None:
                await gone.wait()
            else:
                writer.write(says)
        writer.close()

    server = await asyncio.start_unix_server(answer, str(socket))
    try:
        yield
    finally:
        server.close()
        gone.set()
        await asyncio.sleep(0)


async def test_without_a_model_the_answer_is_none(tmp_path: Path) -> None:
    """Nothing is started, nothing is raised."""
    client = ParserClient(tmp_path)
    assert not await client.start()
    assert (await client.parse(LINE), client.pid) == (None, None)
    await client.aclose()


async def test_a_half_written_model_is_not_loaded(tmp_path: Path) -> None:
    """Sizes are looked at before a process is started."""
    (tmp_path / "address_parser").mkdir()
    (tmp_path / "address_parser" / "address_parser_crf.dat").write_bytes(b"half")
    client = ParserClient(tmp_path)
    assert not await client.start()
    await client.aclose()


async def test_an_answer_is_read_in_our_words(tmp_path: Path) -> None:
    """Labels become parts; what has no place is left out."""
    socket = tmp_path / "s"
    async with somebody_on(socket, b'{"id":1,"labels":[["bulevardi","road"],["x","house"]]}\n'):
        client = ParserClient(tmp_path, socket=socket)
        assert await client.start()
        found = await client.parse(LINE)
        await client.aclose()
    assert found is not None
    assert (found.street, found.house_number) == ("bulevardi", None)


async def test_a_slow_parser_is_not_waited_for(tmp_path: Path) -> None:
    """After its patience the answer is None, and the connection is given up."""
    socket = tmp_path / "s"
    async with somebody_on(socket, None):
        client = ParserClient(tmp_path, socket=socket, timeout_seconds=0.02)
        assert await client.start()
        assert await client.parse(LINE) is None
        assert not client.is_ready
        await client.aclose()


@pytest.mark.parametrize("says", [b"nonsense\n", b'{"id":99}\n', b'{"id":1,"labels":5}\n', b"\n"])
async def test_a_wrong_answer_is_none(tmp_path: Path, says: bytes) -> None:
    """Also an answer to another question."""
    socket = tmp_path / "s"
    async with somebody_on(socket, says):
        client = ParserClient(tmp_path, socket=socket)
        assert await client.start()
        assert await client.parse(LINE) is None
        await client.aclose()


async def test_it_is_waited_for_a_third_of_a_second(tmp_path: Path) -> None:
    """As long as a chat can bear; no longer."""
    socket = tmp_path / "s"
    async with somebody_on(socket, None):
        client = ParserClient(tmp_path, socket=socket)
        assert await client.start()
        begun = time.monotonic()
        assert await client.parse(LINE) is None
        assert 0.25 < time.monotonic() - begun < 10.0  # a busy machine is slow to notice
        await client.aclose()


async def test_a_parser_that_dies_in_a_call_is_none(tmp_path: Path) -> None:
    """It takes the question, and the connection breaks; the next call begins anew."""
    socket = tmp_path / "s"

    async def die(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.transport.abort()

    server = await asyncio.start_unix_server(die, str(socket))
    client = ParserClient(tmp_path, socket=socket)
    assert await client.start()
    assert await client.parse(LINE) is None
    was_ready = client.is_ready
    assert await client.start()
    assert (was_ready, client.is_ready) == (False, True)
    await client.aclose()
    server.close()


async def test_the_breaker_rests_after_three_failures(tmp_path: Path) -> None:
    """While it rests, nobody is asked; afterwards it is tried again."""
    socket = tmp_path / "s"
    asked: list[bytes] = []

    async def mumble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            asked.append(line)
            writer.write(b"nonsense\n")
        writer.close()

    server = await asyncio.start_unix_server(mumble, str(socket))
    client = ParserClient(tmp_path, socket=socket, rest_seconds=0.3)
    for _ in range(3):
        await client.start()
        await client.parse(LINE)
    assert len(asked) == 3
    assert await client.parse(LINE) is None
    assert (len(asked), client.is_ready) == (3, False)
    await asyncio.sleep(0.35)
    await client.start()
    await client.parse(LINE)
    assert len(asked) == 4
    await client.aclose()
    server.close()


def test_the_first_of_a_kind_counts() -> None:
    """libpostal calls the door code a house number too."""
    found = parsed([("12", "house_number"), ("4521", "house_number"), ("mikonkatu", "road")])
    assert (found.house_number, found.street) == ("12", "mikonkatu")


async def has_ended(client: ParserClient) -> None:
    """The process was killed; on a busy machine it takes a moment until it is seen to be gone."""
    async with asyncio.timeout(10):
        while client.pid is not None:  # noqa: ASYNC110 (the client tells nobody)
            await asyncio.sleep(0.02)


class TestRealModel:
    """libpostal itself, with its own model."""

    pytestmark = needs_model

    async def test_it_reads_a_line_dies_and_comes_back(self) -> None:
        """Killed in the middle of its work, it is started again, and ended with its owner."""
        client = ParserClient(MODEL)
        try:
            assert await client.start()
            found = await client.parse(LINE, "FI")
            assert found is not None and found.street == "mannerheimintie"
            first = client.pid
            assert first is not None
            os.kill(first, signal.SIGKILL)
            await has_ended(client)
            assert await client.parse(LINE, "FI") is None
            assert await client.start()
            assert await client.parse(LINE, "FI") is not None
            second = client.pid
        finally:
            await client.aclose()
        assert second != first
        with pytest.raises(ProcessLookupError):
            os.kill(second or 0, 0)

    async def test_killed_in_the_middle_of_a_call_it_is_none(self) -> None:
        """The process has the question and dies: the chat goes on at once."""
        client = ParserClient(MODEL)
        try:
            assert await client.start()
            pid = client.pid
            assert pid is not None
            os.kill(pid, signal.SIGSTOP)
            asking = asyncio.create_task(client.parse(LINE, "FI"))
            await asyncio.sleep(0.05)
            os.kill(pid, signal.SIGKILL)
            assert await asking is None
            await has_ended(client)
            assert await client.start()
            assert await client.parse(LINE, "FI") is not None
        finally:
            await client.aclose()
