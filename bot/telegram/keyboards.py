"""Keyboards: a letter's buttons as Telegram wants them."""

import unicodedata
from typing import Any

from bot.letter import Letter
from bot.turn import Keyboard

SHORT_LETTERS = 14  # two buttons of so many letters stand side by side on a phone
STAR_LETTERS = 4  # a whole row of these fits
ROW_MAX = 5
PAY = "slot.pay"  # Telegram pays by itself: the press of it never comes
LISTED_FROM = 9  # so many are a list, which begins with what is chosen now


def markup(letter: Letter, app_url: str | None = None) -> dict[str, Any] | None:
    """The reply markup; None for a plain message. `app_url` is where our pages live: without it
    the buttons that open one are left out."""
    shown = tuple(
        (label, data)
        for label, data in letter.buttons
        if data not in letter.apps or app_url is not None
    )
    if shown:
        return {
            "inline_keyboard": [
                [_button(label, data, letter, app_url) for label, data in row]
                for row in _rows(shown)
            ]
        }
    match letter.keyboard:
        case Keyboard.SHARE_PHONE:
            return _board({"text": letter.share, "request_contact": True})
        case Keyboard.SHARE_PLACE:
            return _board({"text": letter.share, "request_location": True})
        case Keyboard.NONE:
            return {"remove_keyboard": True}
        case _:
            return None


def _button(label: str, data: str, letter: Letter, app_url: str | None) -> dict[str, Any]:
    if (path := letter.apps.get(data)) is not None:
        return {"text": label, "web_app": {"url": f"{app_url}{path}"}}
    if letter.bill is not None and data.startswith(PAY):
        return {"text": label, "pay": True}
    return {"text": label, "callback_data": data}


def _board(button: dict[str, Any]) -> dict[str, Any]:
    return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}


def _rows(buttons: tuple[tuple[str, str], ...]) -> list[list[tuple[str, str]]]:
    """Short ones side by side, long ones alone, in the order they were given. The first of an odd
    list stands alone, so that the last does not."""
    alone = int(len(buttons) >= LISTED_FROM and len(buttons) % 2 == 1)
    rows = [[button] for button in buttons[:alone]]
    for button in buttons[alone:]:
        if len(rows) > alone and _fits(rows[-1], button):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def _fits(row: list[tuple[str, str]], button: tuple[str, str]) -> bool:
    letters = [_seen(label) for label, _ in (*row, button)]
    if max(letters) <= STAR_LETTERS:
        return len(row) < ROW_MAX
    return len(row) < 2 and max(letters) <= SHORT_LETTERS


def _seen(label: str) -> int:
    """Its letters, without the marks that only say from which side they are read."""
    return sum(unicodedata.category(letter) != "Cf" for letter in label)
