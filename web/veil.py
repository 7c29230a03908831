"""Secrets: codes that open doors and lockers are veiled, whoever said them in the talk."""

import re
from collections.abc import Callable, Iterable

from core.model.delivery import Delivery
from core.model.secret_words import VEIL, veiled

SECRET_LETTERS_MIN = 3  # a shorter one would veil half of every sentence


Veil = Callable[[str], str]


def veil_over(deliveries: Iterable[Delivery]) -> Veil:
    """Hides the door, pickup and proof codes of these deliveries in whatever text is shown, and
    what looks like a code of a door."""
    known = {
        code.strip()
        for delivery in deliveries
        for code in (
            delivery.door_card.code,
            delivery.pickup.code if delivery.pickup else None,
            delivery.proof_code,
        )
        if code and len(code.strip()) >= SECRET_LETTERS_MIN
    }
    if not known:
        return veiled
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE
    )
    return lambda text: pattern.sub(VEIL, veiled(text))
