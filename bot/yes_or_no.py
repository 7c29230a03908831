"""Yes or no: what words say of an address that is shown, or of a number that nobody knows."""

import re

from bot.draft import Draft
from bot.heard import Words
from bot.scene import means
from bot.understanding.answer_words import NEW, NO, NOT, RIGHT, WRONG, YES
from bot.understanding.understood import Intent
from core.late_pattern import LatePattern
from core.model.address import Verdict, VerdictCode

_OF_BEFORE = LatePattern(
    r"\W*(?:(?:no|it['’]?s|its|it is|this is|that is|that['’]?s|still|my|our|the|an|"
    r"ei|se on|tämä on|nej|det är|min|нет|это|мой|"
    r"nein|das ist|die|meine|non|c['’]est|mon|l['’])\W*)*"
    r"(?:(?:old|former|previous|outdated|wrong) (?:address|home|place)|"
    r"(?:vanha|entinen|väärä|edellinen)\w* (?:osoit\w+|koti\w*)|"
    r"(?:gammal|gamla|förra|fel) adress\w*|"
    r"(?:стар|прежн|прошл|неверн|не тот)\w* адрес|"
    r"(?:alte|frühere|ehemalige|falsche) (?:adresse|anschrift)|"
    r"(?:ancienne|vieille|mauvaise) adresse|adresse (?:précédente|périmée))\W*",
    re.I,
)
_MOVED = LatePattern(
    r"\b(?:i|we)(?:['’]?ve| have| just| already| recently)* moved\b"
    r"(?!\s+(?:the|my|it|this|that)\b)|^\W*(?:just |recently )?moved(?: out| away| house)?\W*$|"
    r"\b(?:muutin|muutimme|muutettiin|(?:olen|ollaan|olemme) muutta\w+)\b(?! osoite)|"
    r"\b(?:jag|vi) (?:har flyttat|flyttade)\b|\b(?:bin|sind) (?:\w+ )?umgezogen\b|"
    r"\b(?:j['’]ai|(?:nous )?avons|on a) déménagé\b|"
    r"\b(?:me he mudado|me mudé|nos (?:hemos mudado|mudamos))\b|"
    r"\b(?:mi sono|ci siamo) trasferit[oai]\b|\b(?:ho|abbiamo) traslocato\b|"
    r"\bprzeprowadzi\w+ się\b|\b(?:me )?mudei(?:-me)?\b|\bmudámos\b|"
    r"\bпереехал\w*|\bпереїха\w+|\btaşındı[mk]\b|انتقلت|انتقلنا",
    re.I,
)
MOVED_WORDS_MAX = 8  # in more words it is a story with an address in it, or another one
# "Yes no": nobody knows which is meant.
_YES_AND_NO = LatePattern(rf"\W*(?:{YES}\W+{NO}|{NO}\W+{YES})\W*", re.I)
_NO_TROUBLE = LatePattern(
    r"\W*(?:no (?:problems?|worries|issues?|objections?|prob)|"
    r"no\W+(?:it['’]?s|its|it is|that['’]?s|thats|that is|all|everything is) "
    r"(?:fine|ok(?:ay)?|good|right|correct|alright|all right|perfect)|"
    r"ei (?:ongelmaa|hätää|mitään ongelmaa)|ei\W+(?:se )?(?:on )?(?:ihan )?(?:hyvä|ok|oikein)|"
    r"inga problem|nej\W+det är (?:bra|okej|ok|rätt)|"
    r"нет проблем|без проблем|нет\W+вс[её] (?:верно|хорошо|правильно|ок)|"
    r"kein problem|nein\W+(?:es )?(?:passt|stimmt)(?: so)?|"
    r"pas de (?:problème|souci)s?|non\W+c['’]est (?:bon|correct|ça))\W*",
    re.I,
)
_OPENS_WITH_YES = LatePattern(rf"\W*{YES}(?!\w)", re.I)
_BUT = LatePattern(
    r"\b(?:but|except|only|mutta|paitsi|men|utom|aber|mais|sauf|pero|ma|ale|mas|но|кроме|але|ama)\b|لكن|"
    rf"{NO}|{NOT}",
    re.I,
)
_OPENS_WITH_NO = re.compile(rf"\W*{NO}(?!\w)", re.I)
_WORD = re.compile(r"\w+")
_FLAT_WORDS = frozenset({"flat", "apt", "apartment", "asunto", "as", "квартира", "кв"})
_DENIAL = LatePattern(rf"{NO}|{NOT}|{WRONG}")
_RIGHT = LatePattern(RIGHT)
_NEW = LatePattern(NEW)
# What is said to be right: no bare "right", which may be of another's number.
_NUMBER_WORD = re.compile(
    r"number|address|house|numero\w*|osoite\w*|talo\w*|nummer|numret|adress\w*|hus\w*|номер\w*|"
    r"адрес\w*|дом\w*|haus\w*|numéro|maison"
)
TALK = LatePattern(
    r"i|we|its?|is|s|t|that|this|the|a|at|in|to|live|am|are|my|our|me|mine|address|house|street|"
    r"right|correct|true|here|there|any\s?more|any|more|longer|se|on|tämä|osoite|asun?|oikein|oikea|"
    r"это|этот|адрес|дом|улица|я|мы|живу|живем|по|на|тот|верно|там|здесь|"
    r"det|är|min|adress\w*|das|ist|die|meine|adresse|c|est|mon|ma|es|mi|dirección|è|il|mio|"
    r"indirizzo|jest|mój|é|meu|endereço|це|адреса|моя|bu|adres\w*|benim|l|la|le|der|está|esta|o|endereço|anschrift|unsere?|هو|هي|عنوان|هذا|العنوان"
)


def is_of_before(text: str) -> bool:
    """ "Old address", "vanha osoite", "I moved last month": where they lived before."""
    is_brief = len(text.split()) <= MOVED_WORDS_MAX and not any(
        c.isdigit() or c == "?" for c in text
    )
    return _OF_BEFORE.fullmatch(text) is not None or (is_brief and bool(_MOVED.search(text)))


def repeats(text: str, shown: Verdict | None) -> bool:
    """ "Bulevardi 5", where that is what is shown: street and number, and nothing else."""
    if shown is None or shown.components.street is None or shown.components.house_number is None:
        return False
    house = f"{shown.components.street} {shown.components.house_number}"
    known = set(_WORD.findall(f"{house} {shown.formatted}".casefold()))
    said = {word for word in _WORD.findall(text.casefold()) if not TALK.fullmatch(word)}
    return "?" not in text and set(_WORD.findall(house.casefold())) <= said <= known


def names_it_again(text: str, shown: Verdict) -> bool:
    """Street and number of what is shown, whatever is wished of them."""
    house = f"{shown.components.street or ''} {shown.components.house_number or ''}"
    told = set(_WORD.findall(house.casefold()))
    is_whole = bool(shown.components.street and shown.components.house_number)
    return is_whole and "?" not in text and told <= set(_WORD.findall(text.casefold()))


def denies(text: str, shown: Verdict | None) -> bool:
    """ "Not Bulevardi 12", "12 is wrong": nothing but that it is not what is shown."""
    words = [word for word in _WORD.findall(text.casefold()) if not TALK.fullmatch(word)]
    said = [word for word in words if not _DENIAL.fullmatch(word)]
    if len(said) == len(words):
        return False
    if shown is None:
        return not said
    here = shown.components
    house = " ".join(filter(None, (here.street, here.house_number, here.postcode, here.city)))
    known = set(_WORD.findall(house.casefold()))
    if here.house_number and set(_WORD.findall(here.house_number.casefold())) <= set(said):
        known |= set(_WORD.findall(shown.formatted.casefold())) | _FLAT_WORDS
    return set(said) <= known


def is_both(text: str) -> bool:
    return _YES_AND_NO.fullmatch(text) is not None


def affirms(text: str) -> bool:
    """ "It's right", "the address is correct": a yes in more words."""
    words = _WORD.findall(text.casefold())
    if "?" in text or words[:1] in (["is"], ["are"], ["onko"], ["är"]):
        return False  # that is asked of us
    if words in (["ja"], ["ja", "tack"]):
        return True
    is_yes = any(_RIGHT.fullmatch(word) for word in words)
    return is_yes and all(_RIGHT.fullmatch(word) or TALK.fullmatch(word) for word in words)


def says_yes(heard: Words) -> bool:
    """A yes, in however many words, to what is shown; "is it right?" is none."""
    if is_both(heard.text):
        return False
    if _NO_TROUBLE.fullmatch(heard.text):
        return True
    is_plain = not any(c.isdigit() or c == "?" for c in heard.text)
    return affirms(heard.text) or (means(heard, Intent.CONFIRM) and is_plain)


def opens_with_yes(heard: Words) -> bool:
    """ "Yes that's where I live now": a yes with its reason, and no "but"."""
    is_said = _OPENS_WITH_YES.match(heard.text) is not None
    is_plain = not any(c.isdigit() or c == "?" for c in heard.text) and not _BUT.search(heard.text)
    return is_said and is_plain and not heard.understood.understood and not is_both(heard.text)


def opens_with_no(heard: Words) -> bool:
    """ "No i am just standing here": a no with its reason, which nobody has to understand."""
    is_said = _OPENS_WITH_NO.match(heard.text) is not None
    return is_said and not heard.understood.understood and not any(map(str.isdigit, heard.text))


def insists(text: str, draft: Draft) -> bool:
    """ "99 is correct, it's new": the number that nobody knows is theirs."""
    if draft.verdict is None or draft.verdict.verdict is not VerdictCode.NUMBER_UNKNOWN:
        return False
    number = draft.verdict.components.house_number
    words = set(_WORD.findall(text.casefold()))
    told = {word for word in words if any(c.isdigit() for c in word)}
    is_said = told <= set(_WORD.findall((number or "").casefold()))
    is_right = any(_RIGHT.fullmatch(word) for word in words)
    is_named = bool(told) or any(_NUMBER_WORD.fullmatch(word) for word in words)
    is_new = any(_NEW.fullmatch(word) for word in words)
    return (
        is_said
        and (is_new or (is_right and is_named))
        and not any(_DENIAL.fullmatch(word) for word in words)
    )
