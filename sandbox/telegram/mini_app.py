"""Mini Apps: a page of the bot's, opened inside the chat, and how it is told who has opened it.

The `hash` is Telegram's own: a key made of the bot's token signs every field but itself. The
`signature` stands there for the same reason; what it is made of is nobody's key, so that only the
hash can be checked.
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from sandbox.telegram.account import Bot, User

VERSION = "9.0"
PLATFORM = "web"


def init_data(bot: Bot, user: User, query_id: str, at: datetime) -> str:
    """What a page is told, as a query string. `at` is real time: pages look how fresh it is."""
    told = {key: value for key, value in user.wire().items() if key != "is_bot"}
    fields = {
        "query_id": query_id,
        "user": _json(told | {"allows_write_to_pm": True}),
        "auth_date": str(int(at.timestamp())),
        "signature": urlsafe_b64encode(hashlib.sha512(query_id.encode()).digest())
        .decode()
        .rstrip("="),
    }
    return urlencode(fields | {"hash": signed(fields, bot.token)})


def signed(fields: Mapping[str, str], token: str) -> str:
    """The hash over all fields, sorted, a line each."""
    key = hmac.digest(b"WebAppData", token.encode(), "sha256")
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    return hmac.new(key, lines.encode(), "sha256").hexdigest()


def opened(url: str, told: str, theme: Mapping[str, str]) -> str:
    """The address with everything behind its #, which no server is sent."""
    behind = {
        "tgWebAppData": told,
        "tgWebAppVersion": VERSION,
        "tgWebAppPlatform": PLATFORM,
        "tgWebAppThemeParams": _json(theme),
    }
    return f"{url.partition('#')[0]}#{urlencode(behind)}"


def _json(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
