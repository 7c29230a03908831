"""The bell: a name on it, where the flat was asked for, or how to ring it; a sigh is no name."""

import re

from core.late_pattern import LatePattern

BELL_WORDS_MAX = 4
RINGING_WORDS_MAX = 6  # in more words it is a story
_SIGHS = LatePattern(
    r"(?:[\W\d_]|\b(?:e+r*m+|u+h*m+|h+m+|m+h*m*|u+h+|a+h+|e+h+|o+h+|er+|"
    r"well|so|like|what|wait|let me see|"
    r"one (?:sec|moment|minute)|hold on|dunno|idk|no idea|not sure|huh|"
    r"ö+h*|ä+h*|no+|niin|tuota|siis|hetki|odota|en tiiä|ei hajua|hä+|mitä|"
    r"э+м*|м+|а+|ну|хм+|так|сейчас|минут\w+|секунд\w+|хз|что|как бы|"
    r"eh+|alltså|vänta)\b)+",
    re.I,
)
# What is done at a door, in words that nobody has understood as a wish.
_AT_THE_DOOR = LatePattern(
    r"\b(?:ring|buzz|knock|bell|doorbell|intercom|"
    r"soita\w*|soitta\w*|koputa\w*|ovikello\w*|summeri\w*|"
    r"ringa?|knacka|klocka\w*|porttelefon\w*|"
    r"klingel\w*|läute\w*|klopf\w*|"
    r"sonne[rz]?|sonnette|interphone|frappe[rz]?|"
    r"(?:по)?звон\w*|(?:по)?стуч\w*|домофон\w*)\b",
    re.I,
)
# "Company is Acme", "c/o Virtanen": who is written there.
_WRITTEN = LatePattern(
    r"\W*(?:(?:my|our|the|unser\w*|notre|nuestra|la|il|nome|name of)\s+)*"
    r"(?:company|c/o|attn?|surname|last name|name on (?:the )?(?:door|bell|buzzer)|"
    r"yritys|yrityksen nimi|sukunimi|nimi ovessa|ovessa lukee|företaget|efternamn|"
    r"firma|nachname|entreprise|société|empresa|apellido|azienda|cognome|nazwisko|sobrenome|"
    r"компания|фирма|фамилия|компанія|фірма|прізвище|şirket|soyadı|الشركة|شركة)"
    r"(?:\s+(?:name|is|on|är|ist|est|es|è|to|é)|\s*[:=-])*\s+[^\W\d_][\w&.'’-]*(?:\s+[\w&.'’-]+){0,2}\W*",
    re.I,
)
_NAME = re.compile(r"\b[^\W\d_]{2,}\b")


def name_on_bell(text: str) -> str | None:
    """ "Virtanen"; None for what names nobody."""
    is_name = len(text.split()) <= BELL_WORDS_MAX and not any(c.isdigit() for c in text)
    is_said = any(c.isalpha() for c in text) and "?" not in text and not _SIGHS.fullmatch(text)
    return text.strip() if is_name and is_said else None


def is_of_the_bell(text: str) -> bool:
    """ "Ring Li", "klingeln bei Müller", "company is Acme": how to be let in, and by whom."""
    if "?" not in text and _WRITTEN.fullmatch(text):
        return True
    left = _AT_THE_DOOR.sub(" ", text)
    is_done = left != text and "?" not in text and len(text.split()) <= RINGING_WORDS_MAX
    return is_done and not any(c.isdigit() for c in text) and _NAME.search(left) is not None
