"""Children: words by which somebody says that they are one. Nothing of it is kept."""

import re

from core.late_pattern import LatePattern

ADULT_FROM = 18
TELLING_FROM = 4  # a smaller number is no age of who can write

_YEARS = (  # the language's own words around an age, which leave no doubt
    r"i(?:['’]?m| am)(?: only| just)? (?P<en>\d{1,2}) ?(?:years? old|yrs? old|yo\b|y/o)",
    r"(?:olen|oon)(?: vasta)? (?P<fi>\d{1,2})[- ]?(?:v\b|vee\b|vuotias|vuot\w*)",
    r"мне (?:только |всего )?(?P<ru>\d{1,2}) (?:лет|год)",
    r"мені (?:тільки |лише )?(?P<uk>\d{1,2}) рок",
    r"ich bin(?: erst)? (?P<de>\d{1,2}) ?(?:jahre|j\b)",
    r"tengo(?: solo)? (?P<es>\d{1,2}) años",
    r"j['’]ai(?: seulement)? (?P<fr>\d{1,2}) ans",
    r"ho(?: solo)? (?P<it>\d{1,2}) anni",
    r"mam(?: tylko)? (?P<pl>\d{1,2}) lat",
    r"tenho(?: só)? (?P<pt>\d{1,2}) anos",
    r"jag är(?: bara)? (?P<sv>\d{1,2}) ?år",
    r"ik ben(?: pas)? (?P<nl>\d{1,2}) jaar",
    r"(?P<tr>\d{1,2}) yaşında\w*",
)
_AGE = LatePattern(r"\b(?:" + "|".join(_YEARS) + r")", re.I)
# A bare number after "I'm" may be a house, minutes or a size: somebody grown up is named beside it.
_BARE = LatePattern(
    r"\b(?:i(?:['’]?m| am)(?: only| just)?|ich bin(?: erst)?|(?:olen|oon)(?: vasta)?|"
    r"jag är(?: bara)?|ik ben(?: pas)?|мне|мені) (?P<age>\d{1,2})"
    r"(?![\w:/.-]*\d)(?! ?\w*min)",
    re.I,
)
_NUMBERS = "six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_IN_WORDS = {word: str(number) for number, word in enumerate(_NUMBERS.split(), start=6)}
_NUMBER = re.compile(rf"\b(?:{'|'.join(_IN_WORDS)})\b", re.I)
_PARENT = LatePattern(
    r"\b(?:mum|mom|mam|mummy|mommy|mother|dad|daddy|father|parents?|gran|grandma|nan|alone|"
    r"by myself|on my own|alleine?|mama|papa|mutter|vater|eltern|äiti|iskä|isi|isä|vanhemmat|"
    r"yksin|mamma|pappa|ensam|moeder|vader|alleen|мама|папа|тато|батьки|родители|"
    r"оди?н (?:дома|вдома)|одна (?:дома|вдома))(?:['’]?s)?\b",
    re.I,
)
_CHILD = re.compile(
    r"\bi(?:['’]?m| am) (?:just |only )?(?:a |the )?(?:kid|child|minor|underage)\b|"
    r"\bolen (?:vasta )?(?:lapsi|alaikäinen)\b|\bя (?:ещё |еще )?(?:реб[её]нок|несовершеннолетн)",
    re.I,
)


_KIDS = LatePattern(
    r"(?<!\w)(?:(?:my|the|our) (?:kids?|child(?:ren)?|little (?:one|boy|girl))|"
    r"(?:mein|das|unser)e? kind(?:er)?|(?:mis?|los) (?:niños|hijos)|(?:mes|les) enfants|"
    r"(?:i|i miei) (?:bambini|figli)|dzieci|(?:as|os|minhas|meus) (?:crianças|filhos)|"
    r"дети|діти|lapset|lapseni|barnen|mina barn|çocuk(?:lar|um)\w*|الأولاد|أولادي|أطفالي)(?!\w)",
    re.I,
)
# "My son is 10", "moja córka ma 8 lat"; minutes are no age.
_SON_OR_DAUGHTER = LatePattern(
    r"(?<!\w)(?:son|daughter|boy|girl|kid|sohn|tochter|hijo|hija|fils|fille|figlio|figlia|syn|córka|"
    r"filho|filha|сын|дочь|дочка|син|донька|poika\w*|tytär\w*|tyttö\w*|sonen|dotter|oğlum|kızım|"
    r"ابني|ابنتي|بنتي)(?!\w)[^\d\n]{0,16}(?<![\d:.])(?P<age>\d{1,2})"
    r"(?![\w:/.-]*\d)(?!\s?(?:m(?:in|\b)|perc|хв|мин|dk|dak|دق))",
    re.I,
)


def tells_of_a_child(text: str) -> bool:
    """Whether whoever writes says that they are a child."""
    if _CHILD.search(text) is not None:
        return True
    text = _NUMBER.sub(lambda found: _IN_WORDS[found[0].casefold()], text)
    if (found := _AGE.search(text)) is not None:
        return _is_young(next(age for age in found.groups() if age))
    bare = _BARE.search(text) if _PARENT.search(text) is not None else None
    return bare is not None and _is_young(bare["age"])


def tells_of_their_child(text: str) -> bool:
    """ "My daughter is 10, she can open", "the kids are home": who writes is none themselves."""
    if _KIDS.search(text) is not None:
        return True
    found = _SON_OR_DAUGHTER.search(text)
    return found is not None and _is_young(found["age"])


def _is_young(age: str) -> bool:
    return TELLING_FROM <= int(age) < ADULT_FROM
