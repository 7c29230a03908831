"""Keyboards: a letter's buttons as Telegram wants them."""

from typing import Any

from bot.letter import Letter
from bot.turn import Keyboard

SHORT_LETTERS = 14  # two buttons of so many letters stand side by side on a phone
STAR_LETTERS = 4  # a whole row of these fits
ROW_MAX = 5


def markup(letter: Letter) -> dict[str, Any] | None:
    """The reply markup; None for a plain message."""
    if letter.buttons:
        rows = _rows(letter.buttons)
        return {
            "inline_keyboard": [
                [{"text": label, "callback_data": data} for label, data in row] for row in rows
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


def _board(button: dict[str, Any]) -> dict[str, Any]:
    return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}


def _rows(buttons: tuple[tuple[str, str], ...]) -> list[list[tuple[str, str]]]:
    """Short ones side by side, long ones alone, in the order they were given."""
    rows: list[list[tuple[str, str]]] = []
    for button in buttons:
        if rows and _fits(rows[-1], button):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def _fits(row: list[tuple[str, str]], button: tuple[str, str]) -> bool:
    letters = [len(label) for label, _ in (*row, button)]
    if max(letters) <= STAR_LETTERS:
        return len(row) < ROW_MAX
    return len(row) < 2 and max(letters) <= SHORT_LETTERS
