"""Keyboards: a letter's buttons as Telegram wants them."""

from typing import Any

from bot.letter import Letter
from bot.turn import Keyboard

SHORT_LETTERS = 14  # two buttons of so many letters stand side by side on a phone
STAR_LETTERS = 4  # a whole row of these fits
NAME_LETTERS = 12  # three of these do, where so many names are a list
ROW_MAX = 5
LISTED_FROM = 9


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
    return {"text": label, "callback_data": data}


def _board(button: dict[str, Any]) -> dict[str, Any]:
    return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}


def _rows(buttons: tuple[tuple[str, str], ...]) -> list[list[tuple[str, str]]]:
    """Short ones side by side, long ones alone, in the order they were given; a long list of names
    in rows of three."""
    if len(buttons) >= LISTED_FROM and max(len(label) for label, _ in buttons) <= NAME_LETTERS:
        return _evenly(buttons)
    rows: list[list[tuple[str, str]]] = []
    for button in buttons:
        if rows and _fits(rows[-1], button):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def _evenly(buttons: tuple[tuple[str, str], ...]) -> list[list[tuple[str, str]]]:
    """Three in a row, and none alone: thirteen are 3, 3, 3, 2, 2."""
    count = -(-len(buttons) // 3)
    each, longer = divmod(len(buttons), count)
    rows, at = [], 0
    for row in range(count):
        until = at + each + (row < longer)
        rows.append(list(buttons[at:until]))
        at = until
    return rows


def _fits(row: list[tuple[str, str]], button: tuple[str, str]) -> bool:
    letters = [len(label) for label, _ in (*row, button)]
    if max(letters) <= STAR_LETTERS:
        return len(row) < ROW_MAX
    return len(row) < 2 and max(letters) <= SHORT_LETTERS
