"""Yes, and: "yes but come after 6", "да, код 4521": a yes with another fact beside it."""

import re
from dataclasses import replace

from bot.amending import is_for_courier
from bot.bell import is_of_the_bell
from bot.heard import Words
from bot.scene import means
from bot.understanding.answer_words import AGREED, YES
from bot.understanding.understood import Intent
from core.late_pattern import LatePattern

_YES = LatePattern(
    rf"\W*(?:{YES}|{AGREED})"
    r"(?:\s+(?:it is|it['’]?s right|that['’]?s right|please|on oikein|se on|всё верно|верно|"
    r"das stimmt|det stämmer|c['’]est bon))?"
    r"(?:[\s,.;:!–—-]+(?:but|and|if|only|just|however|though|also|please|"
    r"mutta|ja|jos|vain|kunhan|men|och|om|bara|aber|und|wenn|bitte|mais|et|si|seulement|"
    r"но|и|а|если|только|пожалуйста)\b)*[\s,.;:!–—-]+(?=\w)",
    re.I,
)
_FINNISH_AND = re.compile(r"\W*ja\b", re.I)
_ACTED_ON = (
    Intent.RESCHEDULE,
    Intent.ABSENT,
    Intent.INSTRUCTIONS,
    Intent.SAFE_PLACE,
    Intent.NEIGHBOUR,
    Intent.TRACK,
)


def yes_and(heard: Words) -> Words | None:
    """What was said beside the yes, as it is understood; None where nothing of use was."""
    lead = _YES.match(heard.text)
    is_and = heard.understood.language == "fi" and _FINNISH_AND.match(heard.text) is not None
    if lead is None or is_and:
        return None
    rest = replace(heard, text=heard.text[lead.end() :].strip())
    if means(heard, *_ACTED_ON):
        return rest
    if heard.understood.entities.time is not None and means(heard, Intent.CONFIRM):
        return replace(rest, understood=replace(heard.understood, intent=Intent.RESCHEDULE))
    is_open = not heard.understood.understood or means(heard, Intent.CONFIRM)
    if is_open and (is_for_courier(rest) or is_of_the_bell(rest.text)):
        meant = replace(heard.understood, intent=Intent.INSTRUCTIONS, understood=True, likely=())
        return replace(rest, understood=meant)
    return None
