"""Said beside: what people write beside an address, by language, with the door facts it tells."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "phrases"
_FACT = re.compile(r"\{(unit|entrance|floor|code):([^}]+)\}")
LANGUAGES = {"FI": "fi", "SE": "sv", "AT": "de", "DE": "de", "CH": "de", "LI": "de", "FR": "fr",
             "RU": "ru", "UA": "uk", "ES": "es", "IT": "it", "PL": "pl", "EE": "et"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is typed, and the door facts that it tells."""

    text: str
    facts: tuple[tuple[str, str], ...]


class Phrases(msgspec.Struct, frozen=True):
    """Phrases by language; `chat` are lines that are no address at all."""

    chat: list[str]
    doors: dict[str, list[str]]
    notes: dict[str, list[str]]
    phones: dict[str, list[str]]
    names: dict[str, list[str]]


def phrases(name: str) -> Phrases:
    """`known` is for tuning; `kept` is for measuring only."""
    return msgspec.convert(tomllib.loads((FOLDER / f"{name}.toml").read_text()), Phrases)


def phrase(marked: str) -> Phrase:
    """ "as {unit:12}" is "as 12", and says that the flat is 12; the word of other premises stays
    with their number."""
    facts = tuple((found[1], found[2]) for found in _FACT.finditer(marked))
    return Phrase(_FACT.sub(lambda found: found[2], marked), facts)
