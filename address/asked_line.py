"""An asked line: of what somebody wrote the address alone, for others to look up.

Who lives there, the codes of the door, phones and notes are nobody else's business; and a geocoder
finds nothing where they stand in the line.
"""

from dataclasses import replace

from address.language.formatting import formatted
from core.model.address import AddressQuery, Components, Verdict

PARTS_MAX = 4
TOWN_WORDS_MAX = 3  # more words without a number are talk
STREET_WORDS_MAX = 8
NAME_LETTERS_MIN = 3
LINE_LETTERS_MAX = 160


def asked_line(query: AddressQuery, verdict: Verdict) -> str:
    """The line to look up; empty where no house is named."""
    known = query.components or verdict.components
    if known.street and known.house_number:
        return _house_of(known, query.country)[:LINE_LETTERS_MAX]
    if query.components is not None:
        return ""
    said = (verdict.instructions.note if verdict.instructions else None) or ""
    parts = [kept for part in said.split(",") if (kept := _address_of(part.split()))][:PARTS_MAX]
    if not any(_has_digit(part) for part in parts) or not any(_has_name(part) for part in parts):
        return ""
    postcode = known.postcode
    if postcode and not any(postcode in part for part in parts):
        town = "" if _has_digit(parts[-1]) else parts.pop()
        parts.append(f"{postcode} {town}".strip())
    return ", ".join(parts)[:LINE_LETTERS_MAX]


def _house_of(known: Components, country: str | None) -> str:
    """As letters are addressed in its country, without the door."""
    country = (country or known.country or "").upper() or None
    return formatted(replace(known, unit=None, entrance=None, floor=None, country=country))


def _address_of(words: list[str]) -> str:
    """A part up to its number; where that leads, its whole name; a town."""
    numbered = next((at for at, word in enumerate(words) if word[:1].isdigit()), None)
    match numbered:
        case None:
            return " ".join(words) if len(words) <= TOWN_WORDS_MAX else ""
        case 0:
            return " ".join(words[:STREET_WORDS_MAX])
    return " ".join(words[max(0, numbered + 1 - STREET_WORDS_MAX) : numbered + 1])


def _has_digit(part: str) -> bool:
    return any(char.isdigit() for char in part)


def _has_name(part: str) -> bool:
    """A name of a street or a town: letters in a row."""
    return any(sum(map(str.isalpha, word)) >= NAME_LETTERS_MIN for word in part.split())
