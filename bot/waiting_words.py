"""Waiting words: "stop waiting", "I don't need to wait any more", in every language we speak."""

import re

from core.late_pattern import LatePattern

WORDS_MAX = 12  # in more words it is a story about waiting
_STOPS = LatePattern(
    r"\b(?:stop|quit|no more) waiting\b|"
    r"\b(?:stop|cancel|end|leave)\s+(?:the |my |this )?wait(?:ing[ -]?list|list)?\b(?! for)|"
    r"\b(?:off|from) the (?:waiting[ -]?list|waitlist)\b|"
    r"\b(?:no need|need not|needn['’]?t|no longer|(?:do not|don['’]?t) (?:need|have|want))"
    r"(?: \w+){0,3} wait(?:ing)?(?: for (?:it|that|this))? any ?(?:more|longer)\b|"
    r"\bno need to (?:wait|tell me)\b|\bno longer (?:\w+ to )?wait(?:ing)?\b|"
    r"\b(?:do not|don['’]?t) (?:wait|tell me) any ?(?:more|longer)\b|"
    r"\blopet\w* odott\w+|\b(?:en|ei|älä|älkää) (?:\w+ )?(?:odota|odottaa|odoteta) enää\b|"
    r"\b(?:en|ei|älä|älkää) enää (?:\w+ )?(?:odota|odottaa|odoteta)\b|"
    r"\bpois (?:jonotus\w+|jonosta)|"
    r"\bsluta? (?:att )?vänta\b|\bväntar? inte (?:längre|mer)\b|"
    r"\binte (?:\w+ )?vänta (?:längre|mer)\b|\bfrån (?:väntelistan|kön)\b|"
    r"\b(?:nicht|nichts) (?:mehr|länger) (?:zu )?warten\b|"
    r"\bwart\w+ (?:\w+ )?(?:nicht|nichts) (?:mehr|länger)\b|\bvon der warteliste\b|"
    r"\bplus (?:besoin d['’]|la peine d['’])?\s?attendre\b|\bn['’]attend\w* plus\b|"
    r"\barr[êe]t\w* d['’]\s?attendre\b|\bde la liste d['’]attente\b|"
    r"\bdej\w+ de esperar\b|\bya no (?:\w+ ){0,2}esper\w+|\bno (?:\w+ ){0,2}esper\w+ más\b|"
    r"\bde la lista de espera\b|"
    r"\bnon (?:\w+ )?aspett\w+ più\b|\bsmett\w+ di aspettare\b|\bdalla lista d['’]attesa\b|"
    r"\bjuż nie (?:\w+ )?czeka\w*|\bnie (?:\w+ )?czeka\w* (?:już|dłużej|więcej)\b|"
    r"\bprzesta\w+ czekać\b|\bz listy oczekujących\b|"
    r"\b(?:deix|par)\w+ de esperar\b|\bjá não (?:\w+ ){0,2}esper\w+|"
    r"\bnão (?:\w+ ){0,2}esper\w+ mais\b|\bda lista de espera\b|"
    r"\bбільше не (?:\w+ )?чека\w+|\bне (?:\w+ )?чека\w+ більше\b|\b(?:досить|переста\w+) чекати\b|"
    r"\bбольше не (?:\w+ )?(?:жд\w+|ожида\w+)|\bне (?:\w+ )?(?:жд\w+|ожида\w+) больше\b|"
    r"\b(?:хватит|перест\w+) ждать\b|"
    r"\bartık bekle(?:me|mi)\w*|\bbeklemeyi (?:bırak|kes|durdur)\w*|"
    r"(?:توقف|أوقف|اوقف)\w* (?:عن )?(?:ال)?انتظار|لن أنتظر|"
    r"لا (?:\w+ ){0,2}(?:ل?ل?انتظار|أنتظر|الانتظار) بعد الآن",
    re.I,
)


def stops_waiting(text: str) -> bool:
    """They want to wait for no window any more; a question about it is none."""
    is_brief = len(text.split()) <= WORDS_MAX and "?" not in text and "؟" not in text
    return is_brief and _STOPS.search(text) is not None
