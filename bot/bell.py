"""The bell: a name on it, where the flat was asked for; a sigh is no name."""

import re

BELL_WORDS_MAX = 4
_SIGHS = re.compile(
    r"(?:[\W\d_]|\b(?:e+r*m+|u+h*m+|h+m+|m+h*m*|u+h+|a+h+|e+h+|o+h+|er+|"
    r"well|so|like|what|wait|let me see|"
    r"one (?:sec|moment|minute)|hold on|dunno|idk|no idea|not sure|huh|"
    r"ö+h*|ä+h*|no+|niin|tuota|siis|hetki|odota|en tiiä|ei hajua|hä+|mitä|"
    r"э+м*|м+|а+|ну|хм+|так|сейчас|минут\w+|секунд\w+|хз|что|как бы|"
    r"eh+|alltså|vänta)\b)+",
    re.I,
)


def name_on_bell(text: str) -> str | None:
    """ "Virtanen"; None for what names nobody."""
    is_name = len(text.split()) <= BELL_WORDS_MAX and not any(c.isdigit() for c in text)
    is_said = any(c.isalpha() for c in text) and "?" not in text and not _SIGHS.fullmatch(text)
    return text.strip() if is_name and is_said else None
