"""Yes, as nobody is there: "yes please, I won't be home" answers what was asked, and says why. An
absence alone asks for other times, and "no" in it denies nothing.
"""

import re

from bot.facts import Facts
from bot.heard import Heard, Words
from bot.scene import means
from bot.understanding.answer_words import AGREED, NO, YES
from bot.understanding.understood import Intent
from core.late_pattern import LatePattern

_YES = LatePattern(
    rf"\W*(?:{YES}|{AGREED})"
    r"(?:[\s,]+(?:please|pls|plz|kiitos|tack|gärna|bitte|gerne|s['’]il (?:vous|te) pla[iî]t|svp|"
    r"por favor|per favore|grazie|proszę|obrigad[oa]|будь ласка|пожалуйста|lütfen|من فضلك))?"
    r"[\s,.;:!–—-]+(?=\w)",
    re.I,
)
# "Ok no thanks", "yes no": nothing is agreed to, unless there is no trouble.
_THEN_NO = LatePattern(
    rf"\W*(?:{YES}|{AGREED})\W+{NO}(?!\w)(?!\W*(?:problem\w*|worries|prob|issues?|trouble)\b)", re.I
)
# Behind a yes these deny nothing but that somebody is there.
_AWAY = LatePattern(
    r"(?:no (?:estaré|estare|voy a estar|estamos|estoy)|nie (?:będzie mnie|ma mnie|będę)|"
    r"mnie nie (?:będzie|ma)|(?:não|nao) (?:vou estar|estarei|estou)|"
    r"(?:je )?ne (?:serai|suis) pas|non (?:ci )?(?:sarò|sono|saremo)|"
    r"(?:меня|нас) не будет|(?:мене|нас) не буде)(?!\w)",
    re.I,
)
_FINNISH_AND = re.compile(r"\W*ja\b", re.I)


def agrees(heard: Heard, facts: Facts) -> bool:
    """A yes to what stands there, with or without that reason."""
    if not isinstance(heard, Words):
        return False
    is_plain = means(heard, Intent.CONFIRM) and _THEN_NO.match(heard.text) is None
    return is_plain or _as_away(heard, facts)


def refuses(heard: Heard) -> bool:
    """A no to it; what opens with a yes is none, whatever it denies."""
    return means(heard, Intent.DENY) and isinstance(heard, Words) and not _YES.match(heard.text)


def _as_away(heard: Words, facts: Facts) -> bool:
    lead = _YES.match(heard.text)
    is_and = heard.understood.language == "fi" and _FINNISH_AND.match(heard.text) is not None
    if lead is None or is_and or "?" in heard.text or "؟" in heard.text:
        return False
    why = heard.text[lead.end() :]
    if _AWAY.match(why):
        return True
    read = facts.reading(why)
    return read.understood and Intent.ABSENT in (read.intent, *read.also)
