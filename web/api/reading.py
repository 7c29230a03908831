"""Reading: a request's body and query as structs, within limits of size, time and calendar."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

import msgspec
from aiohttp import web

from core.refusals import Refusal, Refused, invalid
from web.api.calendar import within_calendar
from web.api.faults import refused

BODY_BYTES_MAX = 1024 * 1024
BODY_SECONDS_MAX = 20.0

Decoder = msgspec.json.Decoder[object]

_TIME_WITHOUT_PLUS = re.compile(r"^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*) (\d\d:?\d\d)$")


async def body_of(request: web.Request) -> bytes:
    """Every byte of it. Raises Refused(too-large, too-slow)."""
    if (request.content_length or 0) > BODY_BYTES_MAX:
        raise _no("too-large")
    read = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS_MAX):
            async for piece in request.content.iter_any():
                read += piece
                if len(read) > BODY_BYTES_MAX:
                    raise _no("too-large")
    except TimeoutError:
        raise _no("too-slow") from None
    except web.RequestPayloadError:
        request.content.feed_eof()  # else the server reads on, and trips over the same
        raise _no("malformed", "The body ends too early, or its encoding is broken.") from None
    return bytes(read)


def decoder_of(kind: object) -> Decoder:
    """Reads bodies of one kind: a struct, or one of several."""
    return msgspec.json.Decoder(cast("type[object]", kind))


def decoded(raw: bytes, decoder: Decoder) -> object:
    """The body as the decoder's struct. Raises Refused(malformed, invalid)."""
    try:
        told = decoder.decode(raw)
    except msgspec.ValidationError as wrong:
        raise refused(wrong, _built(raw), decoder.type) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _no("malformed", "The body is not JSON in UTF-8.") from None
    _check_leaves(told)
    return told


def _built(raw: bytes) -> object:
    """As it was written, whatever it is; what is deeper than we read is of no use."""
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return None


def queried[Kind](query: Mapping[str, str], kind: type[Kind]) -> Kind:
    """The query as a struct. Raises Refused(invalid)."""
    told = {name: _TIME_WITHOUT_PLUS.sub(r"\1+\2", value) for name, value in query.items()}
    for name, value in told.items():
        if not value.isprintable():
            raise invalid(name, "holds what cannot be printed")
    try:
        asked = msgspec.convert(told, kind, strict=False)
    except msgspec.ValidationError as wrong:
        raise refused(wrong, told, kind, strict=False) from None
    _check_leaves(asked)
    return asked


def _check_leaves(told: object) -> None:
    """Raises Refused(invalid) for a time of another age, and for text that no database keeps."""
    for path, leaf in _leaves(told, ""):
        if not isinstance(leaf, str):
            within_calendar(path, leaf)
        elif "\0" in leaf:
            raise invalid(path, "holds a NUL character")


def _leaves(told: object, path: str) -> Iterator[tuple[str, date | str]]:
    """Each text, day and time in what was told, with the path to it."""
    match told:
        case date() | str():
            yield path, told
        case msgspec.Struct():
            names = zip(told.__struct_fields__, told.__struct_encode_fields__, strict=True)
            for name, written in names:
                value = getattr(told, name)
                if isinstance(value, date | str | msgspec.Struct | list):
                    yield from _leaves(value, f"{path}.{written}".lstrip("."))
        case list():
            for number, value in enumerate(told):
                yield from _leaves(value, f"{path}[{number}]")


def _no(code: str, detail: str = "") -> Refused:
    return Refused(Refusal(code=code, detail=detail))
