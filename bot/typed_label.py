"""Typed labels: the words of a button that stands there, typed, are a press of it.

A conversation remembers what stands under its question as traces of the labels, each with what the
button carries: so it works in every language, and for every scene.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.buttons import Button, fingerprint, unpacked
from bot.heard import Arrival, Pressed, Told, Typed
from bot.turn import Say
from bot.understanding.normalise import normalised
from bot.wording import has_secret

LABELS_MAX = 24
_WORD = re.compile(r"\w+")


def standing(
    before: Mapping[str, str],
    said: Iterable[tuple[Say, Iterable[tuple[str, str]]]],
    *,
    asks_anew: bool,
) -> dict[str, str]:
    """What stands there now. `said`: each message with its buttons as they read and what they
    carry; `asks_anew`: the talk stands elsewhere now, and what was asked before is asked no more.
    """
    new = {
        trace: data
        for say, shown in said
        for button, (label, data) in zip(say.buttons, shown, strict=True)
        if _can_be_typed(button) and (trace := _trace(label))
    }
    all_of_them = new if asks_anew else {**before, **new}
    return dict(list(all_of_them.items())[-LABELS_MAX:])


def pressed(text: str, labels: Mapping[str, str]) -> Pressed | None:
    """The button whose words these are, and nothing but these."""
    data = labels.get(_trace(text))
    return Pressed(*unpacked(data)) if data is not None else None


def as_pressed(what: Arrival | Told, labels: Mapping[str, str]) -> Arrival | Told:
    """The same, as a press where it is one. What was typed before and is edited now presses
    nothing."""
    if not isinstance(what, Arrival) or not isinstance(what.what, Typed) or what.what.edited:
        return what
    press = pressed(what.what.text, labels)
    return what if press is None else replace(what, what=press)


def _can_be_typed(button: Button) -> bool:
    """No page opens by a word, and of a secret no trace is kept."""
    return button.app is None and not has_secret(button.values)


def _trace(label: str) -> str:
    """Words alone: no marks, signs or accents. Empty where there are none."""
    letters = unicodedata.normalize("NFKD", normalised(label))
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    words = _WORD.findall(plain)
    return fingerprint(" ".join(words)) if words else ""
