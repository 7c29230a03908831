"""Languages: those we speak, and how people ask for them."""

import unicodedata

from core.late_pattern import LatePattern

# English first, the others by their own names.
LANGUAGES = ("en", "de", "es", "fr", "it", "pl", "pt", "fi", "sv", "tr", "uk", "ru", "ar")
DEFAULT = "en"
RIGHT_TO_LEFT = frozenset({"ar"})

# What the thirteen call one another, also in Latin letters. "*" is any ending; a mark above or
# below a letter makes no difference.
_NAMES = {
    "en": "english* englisch* ingles* anglais* angielsk* englan* engelsk* ingiliz* англ* انجليزي* "
    "انكليزي* انقليزي* angliysk* anglijsk* angliisk* anglisk* inglizi*",
    "de": "german* deutsch* alema* allemand* tedesc* niemieck* saksa* tysk* almanca* німецьк* "
    "немецк* الماني* nemetsk* nemeck* nimetsk* nimeck* almani*",
    "es": "spanish* spanisch* espan* espagnol* spagnol* hiszpansk* spansk* ispanyolca* іспанськ* "
    "испанск* اسباني* castellano ispansk* isbani*",
    "fr": "french* franzos* franzoes* frances* francais* francusk* ransk* fransk* fransizca* "
    "французьк* французск* فرنسي* frantsuzsk* frantsuzk* francuzsk* faransi*",
    "it": "italian* italien* italia* wlosk* włosk* italyanca* італійськ* итальянск* ايطالي* "
    "italyansk* italiysk* italijsk* itali",
    "pl": "polish* polnisch* polac* polones* polonais* polsk* puola* lehce* polonyaca* польськ* "
    "польск* بولندي* بولوني* bulandi*",
    "pt": "portug* portogh* portekizce* португальськ* португальск* برتغالي* brasileir*",
    "fi": "finnish* finnisch* fines finlandes* finnois* finsk* suomi suome* fince* фінськ* финск* "
    "فنلندي* finlandi*",
    "sv": "swedish* schwedisch* suec* suedois* svedes* szwedzk* ruots* svensk* isvecce* шведськ* "
    "шведск* سويدي* shvedsk* svedsk* suwaidi*",
    "tr": "turkish* turkisch* tuerkisch* turco turca turc turque tureck* turkki* turkiksi turkisk* "
    "turkce* турецьк* турецк* تركي* turetsk* turki",
    "uk": "ukrain* ucrain* ucran* ukrayn* ukrayin* українськ* украинск* украінськ* اوكراني*",
    "ru": "russian* russisch* russe russo russa ruso rusa rosyjsk* russk* ruski ruskim ruskij "
    "venaj* rysk* rusca* російськ* русск* руск* روسي* rosiysk* rosijsk* rossiysk* rusi",
    "ar": "arabic* arabisch* arabe arabo araba arabsk* arabia arabiaa arabiaksi arabisk* arapca* "
    "арабськ* арабск* عربي* arabiy* arabi",
}


def spoken(code: str | None) -> str | None:
    """The language we speak for a code such as "fi-FI"; None where we do not speak it."""
    short = (code or "").lower().replace("_", "-").split("-")[0]
    return short if short in LANGUAGES else None


def wished_language(text: str, now: str) -> str | None:
    """The one language that somebody asks for by name, beside the one that is spoken now: who names
    that as well, or alone, does not understand it. None where it is not one."""
    plain = _folded(text)
    named = [code for code, names in _PATTERNS.items() if code != now and names.search(plain)]
    return named[0] if len(named) == 1 else None


def _folded(text: str) -> str:
    """Lower case, without marks above or below the letters."""
    apart = unicodedata.normalize("NFKD", text.casefold()).replace("ı", "i")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _pattern(names: str) -> LatePattern:
    """Whole words; Arabic writes "in" and "the" as one with them."""
    stems = "|".join(_folded(name).replace("*", r"\w*") for name in names.split())
    return LatePattern(rf"(?<!\w)[وبلك]?(?:ال|ل)?(?:{stems})(?!\w)")


_PATTERNS = {code: _pattern(names) for code, names in _NAMES.items()}
