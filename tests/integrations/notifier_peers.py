"""An SMTP server and an SMS gateway on loopback, that fail in every way they are told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiohttp import web


@dataclass
class SmtpPeer:
    """Answers with a code at each step; `hangs_up_at` names the step where it leaves instead."""

    codes: dict[str, int] = field(default_factory=dict)
    hangs_up_at: str = ""
    silent_at: str = ""
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._talk(reader, writer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not await self._answer(writer, "hello", 220):
            return
        while line := (await reader.readline()).decode().strip():
            verb = line.split()[0].upper().split(":")[0]
            if verb == "RCPT":
                self.recipients.append(line.partition("<")[2].partition(">")[0])
            usual = {"DATA": 354, "QUIT": 221}.get(verb, 250)
            if not await self._answer(writer, verb, usual):
                return
            if verb == "DATA" and self.codes.get("DATA", 354) == 354:
                raw = await reader.readuntil(b"\r\n.\r\n")
                if not await self._answer(writer, "END", 250):
                    return
                if self.codes.get("END", 250) == 250:
                    mail = message_from_bytes(raw[:-5], policy=policy.default)
                    assert isinstance(mail, EmailMessage)
                    self.mails.append(mail)

    async def _answer(self, writer: asyncio.StreamWriter, step: str, usual: int) -> bool:
        if step == self.hangs_up_at:
            return False
        if step == self.silent_at:
            await asyncio.sleep(3600)
        writer.write(f"{self.codes.get(step, usual)} {step}\r\n".encode())
        await writer.drain()
        return True


@asynccontextmanager
async def smtp_at(peer: SmtpPeer) -> AsyncIterator[int]:
    """The port on which it listens."""
    server = await asyncio.start_server(peer.serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


@dataclass
class SmsPeer:
    """A gateway that takes JSON, knows keys, and answers as it is told."""

    status: int = 202
    body: bytes = b'{"id": "1"}'
    hangs_up: bool = False
    is_silent: bool = False
    location: str = ""
    taken: dict[str, dict[str, Any]] = field(default_factory=dict)
    headers: list[dict[str, str]] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        told = await request.json()
        self.headers.append(dict(request.headers))
        if self.status < 300:
            self.taken.setdefault(request.headers["Idempotency-Key"], told)
        if self.is_silent:
            await asyncio.sleep(3600)
        if self.hangs_up:
            assert request.transport is not None
            request.transport.close()
        headers = {"Location": self.location} if self.location else {}
        return web.Response(status=self.status, body=self.body, headers=headers)


@asynccontextmanager
async def sms_at(peer: SmsPeer) -> AsyncIterator[str]:
    """Its address."""
    app = web.Application()
    app.router.add_post("/sms", peer.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/sms"
    finally:
        await runner.cleanup()
