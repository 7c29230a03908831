"""initData: what Telegram signs when it opens a page of ours, and how we know that it is true.

Every field but `hash` is signed by a key made of the bot's token; `signature`, which is for others,
is among what is signed. How old it may be is ours to say.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import msgspec

SCHEME = "tma"
LETTERS_MAX = 4096
FIELDS_MAX = 32
AGE_MAX = timedelta(minutes=15)
AHEAD_MAX = timedelta(seconds=60)  # two clocks never quite agree
_KEY = b"WebAppData"


class NotOpened(Exception):
    """Not what Telegram says of somebody who opens a page now. The words are for developers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Who opened a page. `name` names this one opening, and tells nothing of what it was."""

    user_id: int
    language: str | None
    at: datetime
    name: str


class _User(msgspec.Struct, frozen=True):
    id: int
    language_code: str | None = None


def opened_by(authorization: str | None, token: str, wall: datetime) -> Opened:
    """Who sends this header. Raises NotOpened."""
    scheme, _, told = (authorization or "").partition(" ")
    if scheme.lower() != SCHEME:
        raise NotOpened("there is no initData")
    fields = _fields(told.strip())
    given = fields.pop("hash", "")
    if not hmac.compare_digest(signed(fields, token).encode(), given.encode()):
        raise NotOpened("the hash is not ours")
    at = _moment(fields.get("auth_date", ""))
    if wall - at > AGE_MAX:
        raise NotOpened("it is too old")
    if at - wall > AHEAD_MAX:
        raise NotOpened("it comes from the future")
    try:
        user = msgspec.json.decode(fields.get("user", ""), type=_User)
    except (msgspec.DecodeError, UnicodeEncodeError):
        raise NotOpened("it names no user") from None
    return Opened(
        user_id=user.id,
        language=user.language_code,
        at=at,
        # Of what is signed, so that no other spelling of the same fields is another opening.
        name=hashlib.sha256(given.encode()).hexdigest(),
    )


def signed(fields: dict[str, str], token: str) -> str:
    """The hash over the fields, sorted, a line each."""
    key = hmac.digest(_KEY, token.encode(), "sha256")
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    return hmac.new(key, lines.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def _fields(told: str) -> dict[str, str]:
    if len(told) > LETTERS_MAX:
        raise NotOpened("it is too long")
    try:
        pairs = parse_qsl(
            told, keep_blank_values=True, strict_parsing=True, max_num_fields=FIELDS_MAX
        )
    except ValueError:
        raise NotOpened("it cannot be read") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NotOpened("a field stands there twice")
    return fields


def _moment(seconds: str) -> datetime:
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= 11):
        raise NotOpened("it has no time")
    return datetime.fromtimestamp(int(seconds), UTC)
