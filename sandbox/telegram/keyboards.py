"""Keyboards: what a bot may put under a message, and how it is refused."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.chat import Chat
from sandbox.telegram.refusals import (
    BUTTON_DATA_INVALID,
    INLINE_EXPECTED,
    LOCATION_IN_PRIVATE_ONLY,
    MARKUP_TOO_LONG,
    PHONE_IN_PRIVATE_ONLY,
    TEXT_BUTTON_INLINE,
    bad_request,
)

BUTTONS_MAX = 100
ROW_BUTTONS_MAX = 8
BOARD_BUTTONS_MAX = 300
BOARD_ROW_BUTTONS_MAX = 12
DATA_BYTES_MAX = 64
HINT_LETTERS_MAX = 64
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
ASKS = (
    "request_contact",
    "request_location",
    "request_poll",
    "request_users",
    "request_chat",
    "web_app",
)
STYLES = ("danger", "success", "primary")


@dataclass(frozen=True, slots=True)
class Markup:
    """At most one of both: buttons under the message, or a board that replaces the keyboard."""

    inline: list[list[dict[str, Any]]] | None = None
    board: dict[str, Any] | None = None


def read_markup(
    told: dict[str, Any] | None, chat: Chat, *, http_apps: bool = False, may_pay: bool = False
) -> Markup:
    """Raises Telegram's refusals. `http_apps`: pages on this machine may come over http;
    `may_pay`: it is an invoice, whose first button pays."""
    if not told:
        return Markup()
    if "inline_keyboard" in told:
        inline = _inline(told["inline_keyboard"], chat, http_apps=http_apps)
        _check_pay(inline or [], may_pay=may_pay)
        return Markup(inline=inline)
    if "keyboard" in told:
        _check_board(told, chat, http_apps=http_apps)
    return Markup(board=told)


def read_inline(
    told: dict[str, Any] | None, chat: Chat, *, http_apps: bool = False
) -> list[list[dict[str, Any]]] | None:
    """For edits: only buttons under the message can be changed."""
    markup = read_markup(told, chat, http_apps=http_apps)
    if markup.board is not None:
        raise bad_request(INLINE_EXPECTED)
    return markup.inline


def _inline(
    rows: list[list[dict[str, Any]]], chat: Chat, *, http_apps: bool
) -> list[list[dict[str, Any]]] | None:
    kept = [row for row in rows if row]
    _check_size(kept, BUTTONS_MAX, ROW_BUTTONS_MAX)
    for button in (button for row in kept for button in row):
        _check_inline_button(button, chat, http_apps=http_apps)
    return kept or None


def _check_inline_button(button: dict[str, Any], chat: Chat, *, http_apps: bool) -> None:
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    said = [action for action in ACTIONS if action in button]
    if not said:
        raise bad_request(TEXT_BUTTON_INLINE)
    if len(said) > 1:
        raise bad_request("can't parse inline keyboard button: only one action is allowed")
    if "callback_data" in button:
        size = len(button["callback_data"].encode("utf-8", "surrogatepass"))
        if not 1 <= size <= DATA_BYTES_MAX:
            raise bad_request(BUTTON_DATA_INVALID)
    if "url" in button:
        _check_url(button["url"])
    if "web_app" in button:
        _check_web_app(
            "inline keyboard button", button["web_app"]["url"], chat, http_apps=http_apps
        )
    _check_style(button)


def _check_pay(rows: list[list[dict[str, Any]]], *, may_pay: bool) -> None:
    pays = [bool(button.get("pay")) for row in rows for button in row]
    if any(pays) and not may_pay:
        raise bad_request("BUTTON_TYPE_INVALID")
    if may_pay and pays and pays != [True] + [False] * (len(pays) - 1):
        raise bad_request("BUTTON_POS_INVALID")


def _check_board(told: dict[str, Any], chat: Chat, *, http_apps: bool) -> None:
    rows = [row for row in told["keyboard"] if row]
    if not rows:
        raise bad_request("reply keyboard must have at least one button")
    _check_size(rows, BOARD_BUTTONS_MAX, BOARD_ROW_BUTTONS_MAX)
    if len(told.get("input_field_placeholder", "")) > HINT_LETTERS_MAX:
        raise bad_request("input field placeholder is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad_request("keyboard button text must be non-empty")
        if sum(1 for ask in ASKS if button.get(ask)) > 1:
            raise bad_request("can't parse keyboard button: only one request is allowed")
        if button.get("request_contact") and not chat.is_private:
            raise bad_request(PHONE_IN_PRIVATE_ONLY)
        if button.get("request_location") and not chat.is_private:
            raise bad_request(LOCATION_IN_PRIVATE_ONLY)
        if "web_app" in button:
            _check_web_app("keyboard button", button["web_app"]["url"], chat, http_apps=http_apps)
        _check_style(button)


def _check_size(rows: list[list[dict[str, Any]]], buttons_max: int, row_max: int) -> None:
    if sum(len(row) for row in rows) > buttons_max or any(len(row) > row_max for row in rows):
        raise bad_request(MARKUP_TOO_LONG)


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme == "tg":
        return
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_web_app(where: str, url: str, chat: Chat, *, http_apps: bool) -> None:
    parts = urlsplit(url)
    is_here = http_apps and parts.scheme == "http" and parts.hostname == "127.0.0.1"
    if not parts.hostname:
        raise bad_request("BUTTON_URL_INVALID")
    if parts.scheme != "https" and not is_here:
        raise bad_request(f"{where} Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    if not chat.is_private:
        raise bad_request("BUTTON_TYPE_INVALID")


def _check_style(button: dict[str, Any]) -> None:
    if button.get("style", STYLES[0]) not in STYLES:
        raise bad_request("invalid button style specified")
