"""OpenStreetMap's tags: what of an object's tags is its street, its number, its town, its names."""

import re
from collections.abc import Mapping

from address.language.old_names import as_old
from address.lines.numbers import cleaned
from address.lines.postcodes import looks_like_postcode

type Tags = Mapping[str, str]

NUMBER_KEYS = ("addr:housenumber", "addr:conscriptionnumber", "addr:streetnumber")
STREET_KEYS = ("addr:street", "addr:place", "addr:hamlet")
TOWN_KEYS = ("addr:city", "addr:town", "addr:village")
ALIAS_KEYS = frozenset(
    {"alt_name", "old_name", "short_name", "loc_name", "official_name", "nat_name", "int_name",
     "reg_name", "name"}
)  # fmt: skip
OLD_KEY = "old_name"
NOT_A_LANGUAGE = frozenset({"etymology", "pronunciation", "prefix", "suffix", "source", "signed"})
FLATS = frozenset({"apartments", "dormitory"})
TWO_NUMBERS = frozenset({"CZ", "SK"})  # one of the village, one of the street
_STREET_THEN_NUMBER = re.compile(r"^(?P<street>\D.*?)[,\s]+(?P<number>\d\S*(?:\s\D)?)$")
_NUMBER_THEN_STREET = re.compile(r"^(?P<number>\d\S*),?\s+(?P<street>[^\d,].*)$")


def first_of(tags: Tags, keys: tuple[str, ...]) -> str:
    for key in keys:
        if (told := tags.get(key)) and (value := told.strip()):
            return value
    return ""


def number_in(tags: Tags, country: str) -> str:
    """As it stands on the house; where it has two, as both are written: 123/45."""
    told = tags.get("addr:housenumber", "").strip()
    if told:
        return told
    village, street = tags.get("addr:conscriptionnumber", ""), tags.get("addr:streetnumber", "")
    if country in TWO_NUMBERS and village.strip() and street.strip():
        return f"{village.strip()}/{street.strip()}"
    return village.strip() or street.strip()


def street_in(tags: Tags) -> str:
    """The street, or what stands for it; a village where houses are counted through has none."""
    street = first_of(tags, STREET_KEYS)
    if not street and tags.get("addr:conscriptionnumber"):
        return first_of(tags, TOWN_KEYS)
    return street


def street_number_alone(tags: Tags, country: str) -> str | None:
    """The 45 of 123/45, by which people ask for the house too."""
    if country not in TWO_NUMBERS or not tags.get("addr:conscriptionnumber", "").strip():
        return None
    return cleaned(tags.get("addr:streetnumber", ""))


def taken_apart(tags: Tags, country: str) -> Tags:
    """An address written in one line (addr:full) as street, number, postcode and town."""
    parts = [part.strip() for part in re.split(r"[,;\n]", tags["addr:full"]) if part.strip()]
    found = dict(tags)
    for place, part in enumerate(parts):
        beside = part
        if place + 1 < len(parts) and re.fullmatch(r"\d+\S*(?:\s\D)?", parts[place + 1]):
            beside = f"{part} {parts[place + 1]}"  # "Hauptstraße, 5"
        read = _STREET_THEN_NUMBER.match(beside) or _NUMBER_THEN_STREET.match(beside)
        if read and not looks_like_postcode(read["number"], country):
            found["addr:housenumber"], found["addr:street"] = read["number"], read["street"].strip()
            break
    for part in parts:
        first, _, rest = part.partition(" ")
        if looks_like_postcode(first, country) and rest and not re.search(r"\d", rest):
            found.setdefault("addr:postcode", first)
            found.setdefault("addr:city", rest.strip())
    return found


def names_in(tags: Tags) -> tuple[str, ...]:
    """The other names of the same, in any language, old ones and short ones too."""
    return tuple(sorted({*_names(tags, old=False), *_names(tags, old=True)}))


def street_names_in(tags: Tags) -> tuple[str, ...]:
    """The same of a street, the old ones with their mark: whoever is led by one is told so."""
    today, old = _names(tags, old=False), _names(tags, old=True)
    return tuple(sorted(today | {as_old(name) for name in old - today}))


def _names(tags: Tags, *, old: bool) -> set[str]:
    name = tags.get("name", "").strip()
    return {
        alias.strip()
        for key, value in tags.items()
        if _is_a_name(key) and key.startswith(OLD_KEY) is old
        for alias in value.split(";")
        if alias.strip() and alias.strip() != name
    }


def _is_a_name(key: str) -> bool:
    kind, _, language = key.partition(":")
    return kind in ALIAS_KEYS and key != "name" and language.split(":")[0] not in NOT_A_LANGUAGE


def has_several_flats(tags: Tags) -> bool:
    flats = tags.get("building:flats") or tags.get("addr:flats")
    if not flats:
        return tags.get("building") in FLATS
    if flats.isdigit() and "building:flats" in tags:
        return int(flats) > 1
    return any(sign in flats for sign in "-–;,") or tags.get("building") in FLATS
