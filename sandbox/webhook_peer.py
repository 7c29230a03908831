"""A webhook peer: takes Doorstep's webhooks, believes only signed ones, and each of them once.

The check follows the Standard Webhooks specification and nothing of Doorstep's own code: what is
signed is `id.timestamp.body`, by HMAC-SHA256 with the secret behind `whsec_`.
"""

import base64
import binascii
import hashlib
import hmac
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from aiohttp import web

TOLERANCE_SECONDS = 300
BODY_BYTES_MAX = 256 * 1024


@dataclass(frozen=True, slots=True)
class Received:
    """One webhook as it came in."""

    webhook_id: str
    type: str
    data: dict[str, Any]
    signature_valid: bool
    repeated: bool


Handler = Callable[[Received], Awaitable[None]]


@dataclass(slots=True)
class WebhookPeer:
    """`handle` sees each valid webhook once; `received` remembers them all, the bad ones too."""

    handle: Handler
    secret: str = ""
    wall: Callable[[], float] = time.time
    received: list[Received] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def routes(self, path: str) -> list[web.RouteDef]:
        return [web.post(path, self.take)]

    async def take(self, request: web.Request) -> web.Response:
        raw = await request.read()
        if len(raw) > BODY_BYTES_MAX:
            return web.Response(status=413)
        valid = is_signed(raw, request.headers, self.secret, now=self.wall())
        try:
            body = msgspec.json.decode(raw)
        except msgspec.DecodeError:
            return web.Response(status=400)
        webhook_id = request.headers.get("webhook-id", "")
        got = Received(
            webhook_id=webhook_id,
            type=str(body.get("type", "")),
            data=dict(body.get("data") or {}),
            signature_valid=valid,
            repeated=webhook_id in self._seen,
        )
        self.received.append(got)
        if not valid:
            return web.Response(status=401)
        if not got.repeated:
            await self.handle(got)
            self._seen.add(webhook_id)
        return web.Response(status=204)


def is_signed(raw: bytes, headers: Mapping[str, str], secret: str, *, now: float) -> bool:
    """True when one of the signatures is ours and the timestamp is fresh."""
    stamp = headers.get("webhook-timestamp", "")
    if not stamp.isdigit() or abs(now - int(stamp)) > TOLERANCE_SECONDS:
        return False
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        return False
    if not key:
        return False
    signed = f"{headers.get('webhook-id', '')}.{stamp}.".encode() + raw
    wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(
        hmac.compare_digest(f"v1,{wanted}".encode(), candidate.encode())
        for candidate in headers.get("webhook-signature", "").split()
    )
