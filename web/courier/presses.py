"""Presses: a form from the page, with its picture, becomes what the house understands."""

import asyncio
import math

from aiohttp import BodyPartReader, web

from core.actions.courier_reports import Press, Shown
from core.model.ids import DeliveryId
from core.model.proof_picture import KEPT_BYTES_MAX
from core.model.reason import Reason
from core.model.status import EventType
from core.refusals import invalid
from web.api.reading import decoded, decoder_of
from web.courier import wire

PRESS_BYTES_MAX = 8 * 1024
READ_SECONDS_MAX = 60.0  # a picture over a poor network
_PRESS = decoder_of(wire.Press)
_TYPES = {kind.value: kind for kind in EventType}
_REASONS = {reason.value: reason for reason in Reason}


async def press_in(request: web.Request) -> tuple[wire.Press, bytes | None]:
    """What was pressed, and the picture that came with it. Raises Refused."""
    if not request.content_type.startswith("multipart/"):
        raise invalid("body", "is not a form")
    parts: dict[str, bytes] = {}
    try:
        async with asyncio.timeout(READ_SECONDS_MAX):
            reader = await request.multipart()
            async for part in reader:
                if isinstance(part, BodyPartReader) and part.name in ("press", "picture"):
                    limit = PRESS_BYTES_MAX if part.name == "press" else KEPT_BYTES_MAX
                    parts[part.name] = await _read(part, limit)
    except (ValueError, TimeoutError):
        raise invalid("body", "cannot be read") from None
    told = decoded(parts.get("press", b""), _PRESS)
    assert isinstance(told, wire.Press)
    return told, parts.get("picture")


async def _read(part: BodyPartReader, limit: int) -> bytes:
    found = bytearray()
    while chunk := await part.read_chunk():
        found += chunk
        if len(found) > limit:
            raise invalid(part.name or "body", f"has more than {limit} bytes")
    return bytes(found)


def press_of(told: wire.Press, picture: bytes | None) -> Press:
    """Raises Refused(invalid) for what we do not know: a page of ours never sends it."""
    kind = _TYPES.get(told.type)
    if kind is None:
        raise invalid("type", "is not known")
    if told.reason is not None and told.reason not in _REASONS:
        raise invalid("reason", "is not known")
    if not math.isfinite(told.ago_seconds):
        raise invalid("ago_seconds", "is no number")
    shown = told.proof
    return Press(
        id=told.id,
        delivery=DeliveryId(told.delivery or ""),
        type=kind,
        ago_seconds=told.ago_seconds,
        reason=_REASONS[told.reason] if told.reason else None,
        note=(told.note or "").strip() or None,
        proof=Shown(kind=shown.kind, name=shown.name, code=shown.code, picture=picture)
        if shown is not None
        else None,
        age_checked=told.age_checked,
    )
