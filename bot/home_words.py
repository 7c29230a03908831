"""Home words: how people say that they are at home, or were, in the languages that we speak.

"I am home, nobody rang" holds a "nobody", and is no absence; "I was in all day" is no wish for a
day. The words of a clause before such a place say whether it is denied.
"""

import re

from bot.coming_words import NOT
from core.late_pattern import LatePattern


def _any(*words: str) -> LatePattern:
    return LatePattern(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.I)


_CLAUSE = LatePattern(
    r"[,.;:!?…،؟\n]|(?<!\w)(?:and|but|und|aber|y|pero|et|mais|e|ma|mas|ale|i|но|и|а|але|і|й|"
    r"ja|mutta|och|men|ve|ama|و?لكن)(?!\w)",
    re.I,
)
_AM_HOME = _any(
    r"i ?['’]?a?m (?:at )?(?:home|here|in)(?! (?:at|a|an|the|my|our|bed)\b)",
    r"we ?['’]?a?re (?:at home|home|here|in)(?! (?:at|a|an|the|my|our)\b)",
    r"(?:bin|sind) (?:(?:ich|wir|doch|ja|wieder|jetzt) )*(?:da|daheim|hier|zu ?hause)",
    r"(?:estoy|estamos) en (?:mi )?casa",
    r"(?:je suis|on est|nous sommes) (?:bien )?(?:là|chez (?:moi|nous)|à la maison)",
    r"(?:sono|siamo) (?:qui )?(?:in|a) casa",
    r"(?:jestem|jesteśmy) (?:już )?w domu",
    r"(?:estou|estamos) em casa",
    r"(?:я|ми) (?:вже )?вдома",
    r"(?:я|мы) (?:уже )?дома",
    r"(?:olen|oon|ollaan|olemme) kotona",
    r"är (?:ju )?hemma",
    r"evde(?:yim|yiz)",
    r"(?:أنا|انا|نحن|احنا) (?:موجود\w* )?(?:في|ب) ?(?:البيت|المنزل)",
)
_WAS_HOME = _any(
    r"(?:i|we) (?:was|were|wuz) (?:(?:definitely|literally|right|just|always|sat|sitting) )?"
    r"(?:at home|home|here|inside|in(?! (?:a|an|the|my|our|town|hospital|bed)\b))",
    r"(?:i|we) ?(?:['’]ve|have|ve)? been (?:at home|home|here|inside|in(?! (?:a|an|the|my|our)\b))",
    r"was (?:at )?home all (?:day|morning|afternoon)",
    r"(?:wife|husband|mum|mom|mother|dad|father|son|daughter|partner|flatmate|some(?:one|body)|"
    r"everyone|family) (?:was|were) (?:at home|home|here|in(?! (?:a|an|the|my|our)\b))",
    r"(?:war|waren)(?: \w+){0,5} (?:da|daheim|hier|zu ?hause)",
    r"(?:estuve|estaba|estuvimos|estábamos|he estado)(?: \w+){0,4} en (?:mi )?casa",
    r"(?:j['’]étais|j['’]ai été|on était|nous étions)(?: \w+){0,4} "
    r"(?:là|chez (?:moi|nous)|à la maison)",
    r"(?:ero|eravamo|sono stat[oa])(?: \w+){0,4} (?:in|a) casa",
    r"(?:byłam|byłem|bylem|bylam|byliśmy)(?: \w+){0,4} w domu",
    r"(?:estive|estava|estivemos|estávamos|fiquei)(?: \w+){0,4} em casa",
    r"(?:був|була|були)(?: \w+){0,4} вдома",
    r"вдома (?:був|була|були)",
    r"(?:был|была|были)(?: \w+){0,4} дома",
    r"дома (?:был|была|были)",
    r"(?:olin|oltiin|olimme)(?: \w+){0,4} kotona",
    r"(?:var|varit|suttit)(?: \w+){0,4} hemma",
    r"evde(?:ydim|ydik)",
    r"(?:كنت|كنا)(?: \w+){0,2} (?:في|ب) ?(?:البيت|المنزل)",
)


_WILL_BE_HOME = _any(
    r"(?:will|shall|gonna|going to|can|['’]ll|i['’]?m|we['’]?re|am|are|be|back) "
    r"(?:be )?(?:at )?home",
    r"(?:werde|werden|sind|bin|wären|wäre)(?: \w+){0,4} (?:zu ?hause|daheim)",
    r"(?:zu ?hause|daheim) (?:bin|sind|sein|wäre)",
    r"(?:estaré|estaremos|estoy|estamos|vamos a estar|voy a estar)(?: \w+){0,2} en casa",
    r"(?:serai|serons|sera|suis|sommes)(?: \w+){0,2} (?:là|chez (?:moi|nous)|à la maison)",
    r"(?:sarò|saremo|sono|siamo)(?: \w+){0,2} (?:in|a) casa",
    r"(?:będę|będziemy|jestem|jesteśmy)(?: \w+){0,2} w domu",
    r"w domu (?:będę|będziemy|jestem|jesteśmy)",
    r"(?:estarei|estaremos|estou|estamos|vou estar)(?: \w+){0,2} em casa",
    r"(?:буду|будемо|є)(?: \w+){0,2} вдома|вдома (?:буду|будемо|до|з|після)",
    r"(?:буду|будем|есть)(?: \w+){0,2} дома|дома (?:буду|будем|до|с|после)",
    r"(?:olen|ollaan|olemme|oon)(?: \w+){0,3} kotona",
    r"(?:är|vara)(?: \w+){0,3} hemma",
    r"evde (?:olaca[ğk]\w*|olurum|oluruz)|evde(?:yim|yiz)",
    r"(?:سأكون|راح أكون|هكون|بكون|رح كون|أكون|موجود)(?: \w+){0,2} (?:في|ب) ?(?:البيت|المنزل)",
)


def says_at_home(text: str) -> bool:
    """Somebody is there now, whatever did not ring."""
    return _is_said(_AM_HOME, text)


def says_will_be_home(text: str) -> bool:
    """Somebody is there now, or will be at the time that is told."""
    return _is_said(_AM_HOME, text) or _is_said(_WILL_BE_HOME, text)


def says_was_at_home(text: str) -> bool:
    """Somebody was there all the time, as they say."""
    return _is_said(_WAS_HOME, text)


def _is_said(there: LatePattern, text: str) -> bool:
    for found in there.finditer(text):
        begun = [each.end() for each in _CLAUSE.finditer(text[: found.start()])]
        clause = text[begun[-1] if begun else 0 : found.end()]
        if NOT.search(clause) is None:
            return True
    return False
