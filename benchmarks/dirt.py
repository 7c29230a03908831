"""Dirt: a known address written as people write it, one kind of dirt at a time."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from anyascii import anyascii

from address.gazetteer import Gazetteer
from address.places import House

LETTERS = "abcdefghijklmnopqrstuvwxyz"
UNITS = {"FI": ["as 12", "A 4", "rappu B", "3. krs", "huoneisto 7"],
         "AT": ["Top 12", "Stiege 2 Tür 4", "2. Stock", "Tür 9"],
         "DE": ["Wohnung 4", "2. OG", "EG"], "FR": ["appt 12", "2e étage", "escalier B"],
         "RU": ["кв. 12", "подъезд 2, этаж 4, кв. 40", "оф. 7"]}  # fmt: skip
NOTES = {"FI": ["ovikoodi 4521", "soittakaa ennen", "jätä portaille"],
         "AT": ["Code 4521", "bitte beim Nachbarn abgeben", "Achtung Hund"],
         "FR": ["digicode 45A21", "laisser chez la gardienne"],
         "RU": ["код 4521", "позвоните заранее", "домофон 12К"]}  # fmt: skip
PHONES = {"FI": "+358 40 123 4567", "AT": "0664 1234567", "FR": "06 12 34 56 78",
          "RU": "+7 916 123-45-67", "DE": "0171 1234567"}  # fmt: skip
ELSEWHERE = {"FI": ("33100", "Tampere"), "AT": ("8010", "Graz"), "DE": ("10115", "Berlin"),
             "FR": ("69001", "Lyon"), "RU": ("190000", "Казань")}  # fmt: skip
CHAT = (
    "thanks",
    "where is my parcel",
    "when do you come?",
    "at 5 pm is fine",
    "call me",
    "order 4711 please",
    "no",
    "I am not at home",
    "kiitos",
    "huomenna",
    "danke, morgen",
    "спасибо",
    "где посылка",
    "the blue house",
    "merci beaucoup",
    "2 parcels, not 3",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A dirty line, and the house that is meant; None where no house is."""

    kind: str
    text: str
    house: House | None


def lines(gazetteer: Gazetteer, country: str, per_kind: int, seed: int) -> list[Line]:
    """The same lines for the same seed."""
    chance = random.Random(seed)
    houses = [house for street in gazetteer.streets for house in street.all_houses()]
    writer = _Writer(gazetteer, country, chance)
    found: list[Line] = []
    for kind, write in writer.kinds().items():
        for house in chance.choices(houses, k=per_kind):
            text = write(house)
            meant = None if kind in ("no number", "wrong number", "elsewhere") else house
            if text is not None:
                found.append(Line(kind=kind, text=text, house=meant))
    return [*found, *(Line(kind="chat", text=text, house=None) for text in CHAT)]


class _Writer:
    def __init__(self, gazetteer: Gazetteer, country: str, chance: random.Random) -> None:
        self._codes = sorted(gazetteer.postcodes)
        self._country = country
        self._chance = chance

    def kinds(self) -> dict[str, Callable[[House], str | None]]:
        return {
            "clean": self.clean,
            "lower case, ascii": lambda house: anyascii(self.clean(house)).lower(),
            "other order": self.other_order,
            "commas": lambda house: self.clean(house).replace(" ", ",").replace(",,", ","),
            "street and number": lambda house: f"{house.street.name} {house.number}",
            "one typo": lambda house: self.clean(house, typos=1),
            "two typos": lambda house: self.clean(house, typos=2),
            "flat": lambda house: self._with(house, UNITS),
            "note": lambda house: self._with(house, NOTES),
            "phone": lambda house: f"{self.clean(house)}, {PHONES.get(self._country, '')}",
            "kitchen": self.kitchen,
            "wrong postcode": self.wrong_postcode,
            "no number": lambda house: f"{house.street.name}, {house.street.city}",
            "wrong number": lambda house: f"{house.street.name} {self._chance.randint(700, 999)}",
            "elsewhere": self.elsewhere,
        }

    def clean(self, house: House, typos: int = 0) -> str:
        name = house.street.name
        for _ in range(typos):
            name = self._typo(name)
        return f"{name} {house.number}, {house.postcode or ''} {house.street.city or ''}".strip()

    def other_order(self, house: House) -> str:
        return f"{house.street.city}, {house.number} {house.street.name}"

    def kitchen(self, house: House) -> str:
        unit = self._chance.choice(UNITS.get(self._country, UNITS["FI"]))
        note = self._chance.choice(NOTES.get(self._country, NOTES["FI"]))
        street = anyascii(self._typo(house.street.name)).lower()
        return f"{street} {house.number.lower()} {house.street.city} {unit} {note}"

    def wrong_postcode(self, house: House) -> str | None:
        codes = [code for code in self._codes if code not in house.postcodes | {house.postcode}]
        if not codes:
            return None
        return f"{house.street.name} {house.number}, {self._chance.choice(codes)}"

    def elsewhere(self, house: House) -> str:
        code, town = ELSEWHERE.get(self._country, ("99999", "Springfield"))
        return f"{house.street.name} {house.number}, {code} {town}"

    def _with(self, house: House, phrases: dict[str, list[str]]) -> str:
        phrase = self._chance.choice(phrases.get(self._country, phrases["FI"]))
        return f"{self.clean(house)}, {phrase}"

    def _typo(self, name: str) -> str:
        places = [place for place, char in enumerate(name) if char.isalpha()]
        place = self._chance.choice(places)
        letter = self._chance.choice(LETTERS)
        match self._chance.randrange(4):
            case 0:
                return name[:place] + name[place + 1 :]
            case 1:
                return name[:place] + letter + name[place:]
            case 2:
                return name[:place] + letter + name[place + 1 :]
            case _:
                return name[:place] + name[place : place + 2][::-1] + name[place + 2 :]
