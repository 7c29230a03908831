"""Logs: ids only. What looks like a secret is struck out, whoever wrote it."""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Literal

# A bot's token in an address, a key, a webhook secret, a phone number; what follows the name of a
# header that opens something; the addresses of pages that open by themselves; a chat's link.
_SECRETS = re.compile(
    r"\d{6,}:[A-Za-z0-9_-]{30,}|tck_[A-Za-z0-9_]+|whsec_[A-Za-z0-9+/=]+|\+\d{8,15}"
    r"|(?<=Bearer )[\w.~+/=-]{8,}|(?<=tma )\S+|(?<=/driver/)[\w-]{16,}|(?<=/neighbour/)[\w-]{8,}"
    r"|(?<=start=)[\w-]{16,}"
)


class Redacting(logging.Filter):
    """Strikes secrets out of every line, also out of the text of exceptions."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.msg, record.args = redacted(text), None
        if record.exc_text:
            record.exc_text = redacted(record.exc_text)
        return True


def redacted(text: str) -> str:
    return _SECRETS.sub("[…]", text)


class Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "room": record.name,
            "what": record.getMessage(),
        }
        if record.exc_text:
            line["trace"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def set_up(log_format: Literal["console", "json"]) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redacting())
    handler.setFormatter(
        Json()
        if log_format == "json"
        else logging.Formatter("%(levelname)-7s %(name)s  %(message)s")
    )
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # These write whole addresses, tokens included, at INFO.
    for name in ("httpx", "httpcore", "telegram", "aiohttp.access", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # A tick that is still at work when the next one rings is skipped, as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
