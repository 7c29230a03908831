"""Standing wishes: what is wanted of every parcel: "never before nine", "always the locker"."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.heard import Words
from bot.scene import means
from bot.understanding.normalise import normalised
from bot.understanding.times import spoken_time
from bot.understanding.understood import Intent, SpokenTime

NOON = time(12)
CHARACTERS_MAX = 300
A_MORNING = datetime(2026, 1, 5, 8, tzinfo=UTC)  # only hours are read, and those of no day
_DIGIT = re.compile(r"\d")

_ALWAYS = re.compile(
    r"\b(?:always|every time|each time|from now on|in (?:the )?future|"
    r"(?:for|with) (?:all|every) (?:my |our )?(?:parcels?|deliver(?:y|ies)|packages?)|"
    r"immer|jedes mal|künftig|zukünftig|in zukunft|ab jetzt|von jetzt an|"
    r"siempre|cada vez|a partir de ahora|de ahora en adelante|en adelante|"
    r"toujours|à chaque fois|chaque fois|désormais|dorénavant|à l['’]avenir|"
    r"sempre|ogni volta|d['’]ora in poi|in futuro|toda vez|todas as vezes|a partir de agora|"
    r"daqui (?:para|em) (?:frente|diante)|zawsze|za każdym razem|od teraz|na przyszłość|"
    r"завжди|щоразу|кожного разу|відтепер|надалі|всегда|каждый раз|впредь|отныне|на будущее|"
    r"vsegda|kazhdyj raz|zavzhdy|aina|joka kerta|jatkossa|tästä lähtien|"
    r"alltid|varje gång|hädanefter|framöver|i fortsättningen|altijd|elke keer|voortaan|"
    r"her zaman|hep|her seferinde|bundan sonra|bundan böyle|selalu|setiap kali|mulai sekarang|"
    r"har doim|doim|bundan keyin|hamesha|har baar)\b|"
    r"دائما|دائمًا|كل مرة|من الآن فصاعد|همیشه|هر بار|از این به بعد|हमेशा|हर बार|"
    r"总是|每次|以后都|いつも|毎回|今後",
    re.I,
)
_NEVER = re.compile(
    r"\b(?:never|ever|nie|niemals|nunca|jamás|jamais|mai|nigdy|ніколи|никогда|nikogda|nikoly|"
    r"koskaan|ikinä|aldrig|nooit|asla|hiçbir zaman|jangan pernah|hech qachon|kabhi)\b|"
    r"أبدا|أبدًا|هیچ ?وقت|कभी|永远不|絶対",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|do ?n['’]?t|can ?n['’]?t|won['’]?t|nicht|kein\w*|ne|n['’](?=\w)|pas|non|não|nem|"
    r"no|nie|"
    r"не|ні|нет|ei|en|emme|älä|älkää|inte|ej|niet|geen|değil)\b|\bلا\b|\bليس\b",
    re.I,
)
_NO_WISH = (Intent.COMPLAINT, Intent.DAMAGED, Intent.TRACK)


@dataclass(frozen=True, slots=True)
class StandingWish:
    """Hours in which somebody may come, or that it goes to a pickup point: one of the two."""

    not_before: time | None = None
    not_after: time | None = None
    at_a_point: bool = False


def standing_wish(heard: Words) -> StandingWish | None:
    """What is wanted of every parcel; None where the words are about this one, or no wish."""
    text = heard.text[:CHARACTERS_MAX]
    always, never = _ALWAYS.search(text), _NEVER.search(text)
    if not (always or never) or means(heard, *_NO_WISH):
        return None
    spoken = _hours_said(text)
    if spoken is not None:
        is_away = means(heard, Intent.ABSENT) and not never
        return _hours(spoken, rules_out=is_away or _rules_out(text))
    wants_point = means(heard, Intent.TO_LOCKER) and not never
    return StandingWish(at_a_point=True) if wants_point else None


def _hours_said(text: str) -> SpokenTime | None:
    """The bare hours: whether they are wanted or ruled out is another question."""
    bare = _NOT.sub(" ", _NEVER.sub(" ", text))
    return spoken_time(normalised(bare), A_MORNING)


def _rules_out(text: str) -> bool:
    """ "Never before nine"; "always after six, not earlier" rules out nothing more."""
    words = [found.start() for found in (_NEVER.search(text), _NOT.search(text)) if found]
    hour = _DIGIT.search(text)
    return bool(words) and (hour is None or min(words) < hour.start())


def _hours(spoken: SpokenTime, *, rules_out: bool) -> StandingWish | None:
    """The hours that are left. A day, or several times, are about one parcel."""
    first, last = spoken.start, spoken.end
    is_of_a_day = spoken.day is not None or spoken.or_else or spoken.but_not or spoken.soonest
    if is_of_a_day or first == last:
        return None
    if not rules_out:
        is_in_order = first is None or last is None or first < last
        return StandingWish(not_before=first, not_after=last) if is_in_order else None
    if first is None or (last is not None and first <= NOON):
        return StandingWish(not_before=last)
    return StandingWish(not_after=first)
