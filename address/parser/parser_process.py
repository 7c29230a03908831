"""The parser process: libpostal behind a unix socket, in a process of its own.

It needs 2 GB and some ten seconds to start, holds the interpreter while it loads, and is not safe
to call from several threads. So nobody else imports it, and it may be killed at any moment.

    python -m address.parser.parser_process --socket /run/doorstep/parser.sock --dir ~/.cache/...
"""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from address.parser.model_files import Presence, model_dir, state_of
from address.parser.parser_protocol import LINE_BYTES_MAX, Answer, Ask

LOOK_FOR_PARENT_EVERY_SECONDS = 2.0
NO_MODEL = 3  # exit code: there is nothing to load

type Parse = Callable[[str, str | None], list[tuple[str, str]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Loads the model, then answers until it is told to stop or whoever started it is gone."""
    options = argparse.ArgumentParser(prog="python -m address.parser.parser_process")
    options.add_argument("--socket", type=Path, required=True)
    options.add_argument("--dir", type=Path)
    options.add_argument("--parent", type=int, help="end when this process is gone")
    told = options.parse_args(arguments)
    folder = told.dir or model_dir(os.environ)
    if state_of(folder).presence is not Presence.READY:
        print(f"The address model is not ready in {folder}.", file=sys.stderr)  # noqa: T201
        return NO_MODEL
    os.environ["LIBPOSTAL_DATA_DIR"] = str(folder)
    os.umask(0o077)  # nobody else may ask
    told.socket.parent.mkdir(parents=True, exist_ok=True)
    told.socket.unlink(missing_ok=True)
    try:
        asyncio.run(_serve(told.socket, _load(), told.parent))
    except SystemError as problem:  # libpostal's way of saying that it cannot read its files
        print(f"The address model cannot be read: {problem}", file=sys.stderr)  # noqa: T201
        return NO_MODEL
    finally:
        told.socket.unlink(missing_ok=True)
    return 0


def _load() -> Parse:
    from postal.parser import parse_address

    def parse(text: str, country: str | None) -> list[tuple[str, str]]:
        labels = parse_address(text, country=country.lower()) if country else parse_address(text)
        return [(str(value), str(label)) for value, label in labels]

    parse("1 Main Street", None)  # the first call reads what the import left out
    return parse


async def _serve(socket: Path, parse: Parse, parent: int | None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signal_number, stop.set)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                try:
                    ask = msgspec.json.decode(line, type=Ask)
                except (msgspec.DecodeError, msgspec.ValidationError):
                    break
                reply = Answer(id=ask.id, labels=parse(ask.text, ask.country))
                writer.write(msgspec.json.encode(reply) + b"\n")
                await writer.drain()
        except (ConnectionError, ValueError):
            pass  # the asker is gone, or wrote a line without an end
        finally:
            writer.close()

    server = await asyncio.start_unix_server(answer, str(socket), limit=LINE_BYTES_MAX)
    watch = asyncio.create_task(_until_gone(parent, stop))
    try:
        await stop.wait()
    finally:
        watch.cancel()
        server.close()


async def _until_gone(parent: int | None, stop: asyncio.Event) -> None:
    """A parser whose owner was killed would hold 2 GB for ever."""
    while not stop.is_set():
        await asyncio.sleep(LOOK_FOR_PARENT_EVERY_SECONDS)
        if parent is not None and os.getppid() != parent:
            stop.set()


if __name__ == "__main__":
    raise SystemExit(main())
