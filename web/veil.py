"""Secrets: codes that open doors and lockers are veiled, whoever said them in the talk."""

import re
from collections.abc import Callable, Iterable

from core.model.delivery import Delivery

SECRET_LETTERS_MIN = 3  # a shorter one would veil half of every sentence
VEIL = "••••"

Veil = Callable[[str], str]


def veil_over(deliveries: Iterable[Delivery]) -> Veil:
    """Hides the door, pickup and proof codes of these deliveries in whatever text is shown."""
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
        return str
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE
    )
    return lambda text: pattern.sub(VEIL, text)
