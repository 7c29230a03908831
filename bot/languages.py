"""Languages: those we speak, and how people ask for them."""

# English first, the others by their own names.
LANGUAGES = ("en", "fi", "ru")
DEFAULT = "en"
RIGHT_TO_LEFT = frozenset({"ar"})

_NAMES = {
    "en": ("english", "englanti", "англ", "anglais", "inglés", "ingles", "englisch", "inglese"),
    "fi": ("finnish", "suomi", "suomeksi", "suomea", "финск", "finska", "finnisch", "finnois"),
    "ru": ("russian", "русск", "по-русски", "venäjä", "russki", "ruski", "russisch", "russe"),
}


def spoken(code: str | None) -> str | None:
    """The language we speak for a code such as "fi-FI"; None where we do not speak it."""
    short = (code or "").lower().replace("_", "-").split("-")[0]
    return short if short in LANGUAGES else None


def wished_language(text: str) -> str | None:
    """The language that somebody asks for by name."""
    said = text.casefold()
    return next(
        (code for code, names in _NAMES.items() if any(name in said for name in names)), None
    )
