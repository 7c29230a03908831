"""Doorstep as its customers see it: an HTTP API that is called with a key."""

import asyncio
import uuid
from dataclasses import dataclass
from typing import Any

import aiohttp
import msgspec

TRIES_MAX = 6
TRY_TIMEOUT_SECONDS = 20
FIRST_PAUSE_SECONDS = 0.2
RETRY_AFTER_MAX_SECONDS = 5.0

Json = dict[str, Any]  # the wire: any JSON object


class DoorstepUnreachable(Exception):
    """Doorstep did not answer, or only with illness, in all the tries that we make."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Json

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def code(self) -> str:
        """The problem's code, or nothing where there is no problem."""
        return str(self.body.get("code", ""))


class Doorstep:
    """One customer's key; repeats what failed on the way with the same Idempotency-Key."""

    def __init__(self, base_url: str, key: str, session: aiohttp.ClientSession) -> None:
        self._base = base_url.rstrip("/")
        self._key = key
        self._session = session

    async def get(self, path: str) -> Answer:
        return await self._call("GET", path, None)

    async def put(self, path: str, body: Json) -> Answer:
        return await self._call("PUT", path, body)

    async def post(self, path: str, body: Json | None = None) -> Answer:
        return await self._call("POST", path, body or {})

    async def delete(self, path: str) -> Answer:
        return await self._call("DELETE", path, None)

    async def _call(self, method: str, path: str, body: Json | None) -> Answer:
        headers = {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"}
        if method == "POST":
            headers["Idempotency-Key"] = str(uuid.uuid4())
        pause = FIRST_PAUSE_SECONDS
        last: Answer | None = None
        for _ in range(TRIES_MAX):
            try:
                last, wished_pause = await self._once(method, path, headers, body)
            except (aiohttp.ClientError, TimeoutError):
                wished_pause = pause
            else:
                if last.status != 429 and last.status < 500:
                    return last
            await asyncio.sleep(min(wished_pause or pause, RETRY_AFTER_MAX_SECONDS))
            pause *= 2
        if last is None:
            raise DoorstepUnreachable(f"{method} {path}")
        return last

    async def _once(
        self, method: str, path: str, headers: dict[str, str], body: Json | None
    ) -> tuple[Answer, float | None]:
        async with self._session.request(
            method,
            self._base + path,
            headers=headers,
            data=None if body is None else msgspec.json.encode(body),
            timeout=aiohttp.ClientTimeout(total=TRY_TIMEOUT_SECONDS),
        ) as response:
            raw = await response.read()
            retry_after = response.headers.get("Retry-After", "")
            return (
                Answer(response.status, _object(raw)),
                float(retry_after) if retry_after.isdigit() else None,
            )


def _object(raw: bytes) -> Json:
    try:
        body = msgspec.json.decode(raw) if raw else {}
    except msgspec.DecodeError:
        return {}
    return body if isinstance(body, dict) else {"items": body}
