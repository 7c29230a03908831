"""An answer of a Bot API server, made sound for the library, which believes the HTTP status alone
and fails on whatever is not the object that it expects.

Some servers refuse under 200, leave the envelope off a result, or have something in front of them
that answers in HTML. The library gets what it understands, or one of its own errors.
"""

import msgspec
from telegram.error import NetworkError

BAD_REQUEST = 400


class Garbled(NetworkError):
    """Success by its status, and nothing that can be read: it may have had its effect."""


class _Parameters(msgspec.Struct):
    retry_after: int | float | None = None
    migrate_to_chat_id: int | None = None


class _Envelope(msgspec.Struct):
    ok: bool | None = None
    result: msgspec.Raw = msgspec.Raw()
    error_code: int | None = None
    description: str | None = None
    parameters: _Parameters | None = None


def sound(status: int, body: bytes) -> tuple[int, bytes]:
    """Status and body as the library wants them. Raises NetworkError, Garbled."""
    is_success = 200 <= status <= 299
    try:
        told = msgspec.json.decode(body, type=_Envelope)
    except msgspec.DecodeError:
        if not is_success:
            raise NetworkError(f"HTTP {status}, and no answer of a Bot API") from None
        return status, _enveloped(body)
    if told.ok is False and is_success:
        return told.error_code or BAD_REQUEST, body
    if not is_success or (told.ok and bytes(told.result)):
        return status, body
    return status, _enveloped(b"null" if told.ok else body)


def _enveloped(result: bytes) -> bytes:
    """A bare result in the envelope that was left off."""
    try:
        return msgspec.json.encode({"ok": True, "result": msgspec.json.decode(result)})
    except msgspec.DecodeError:
        raise Garbled("success, and no JSON") from None
