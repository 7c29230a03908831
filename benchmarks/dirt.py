"""Dirt: a known address written as people write it, one kind of dirt at a time."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import House, Street
from address.language.old_names import names_of_old, names_of_today
from address.lines.numbers import stands_for
from benchmarks.dirt_tables import (
    ELSEWHERE,
    MENDS,
    NEAR_KEYS,
    OTHER_KINDS,
    PASSPORT,
    SHORT,
)
from benchmarks.said_beside import LANGUAGES, Phrase, Phrases, phrase

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NO_HOUSE = frozenset(
    {"no number", "number not there", "street not there", "elsewhere", "chat", "another kind",
     "two houses", "code of elsewhere"}
)  # fmt: skip
GUESSES = frozenset({"cut short"})  # nobody need find these; how sure one is counts
WITH_STAIRCASES = frozenset({"FI", "SE", "EE", "LI"})  # "14 B 24"
NAMESAKES_MAX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A dirty line, the house that is meant (None where no house is), the door facts in it."""

    kind: str
    text: str
    house: House | None
    facts: tuple[tuple[str, str], ...] = ()


def lines(
    gazetteer: Gazetteer,
    held_out: Sequence[House],
    country: str,
    phrases: Phrases,
    per_kind: int,
    seed: int,
) -> list[Line]:
    """The same lines for the same seed. `held_out` are houses that the gazetteer lacks."""
    chance = random.Random(seed)
    houses = [house for street in gazetteer.streets for house in street.all_houses()]
    writer = _Writer(gazetteer, houses, country, phrases, chance)
    found: list[Line] = []
    for kind, write in writer.kinds().items():
        source = held_out if kind == "street not there" else houses
        for house in chance.choices(source, k=per_kind) if source else ():
            written = write(house)
            if written is not None:
                text, facts = written if isinstance(written, tuple) else (written, ())
                meant = None if kind in NO_HOUSE else house
                found.append(Line(kind=kind, text=text, house=meant, facts=facts))
    return [*found, *(Line(kind="chat", text=text, house=None) for text in phrases.chat)]


type Written = str | tuple[str, tuple[tuple[str, str], ...]] | None


class _Writer:
    def __init__(
        self,
        gazetteer: Gazetteer,
        houses: Sequence[House],
        country: str,
        phrases: Phrases,
        chance: random.Random,
    ) -> None:
        self._houses = houses
        self._codes = sorted(gazetteer.postcodes)
        self._towns = sorted({s.city for s in gazetteer.streets if s.city})
        self._same: dict[tuple[str, str], list[House]] = {}
        self._towns_with: dict[str, set[str | None]] = {}
        for house in houses:
            self._same.setdefault((house.street.name, house.number), []).append(house)
            self._towns_with.setdefault(house.street.name, set()).add(house.street.city)
        self._streets: dict[str, list[Street]] = {}
        for street in gazetteer.streets:
            self._streets.setdefault(street.name, []).append(street)
        self._country = country
        self._language = LANGUAGES.get(country, "en")
        self._phrases = phrases
        self._chance = chance

    def kinds(self) -> dict[str, Callable[[House], Written]]:
        return {
            "clean": self._line,
            "lower case, ascii": self._ascii,
            "upper case": lambda house: self._line(house).upper(),
            "commas, lines, gaps": self._punctuation,
            "other order": self._other_order,
            "abbreviated": self._abbreviated,
            "other language": self._other_language,
            "old name": self._old_name,
            "no postcode": self._no_postcode,
            "street and number": self._street_and_number,
            "one typo": lambda house: self._line(house, self._typos(house.street.name, 1)),
            "two typos": lambda house: self._line(house, self._typos(house.street.name, 2)),
            "typo, no town": self._bare_typo,
            "typo in the town": self._typo_in_town,
            "flat": lambda house: self._with(house, self._phrases.doors),
            "note": lambda house: self._with(house, self._phrases.notes),
            "phone": lambda house: self._with(house, self._phrases.phones),
            "name": self._name,
            "said, no town": self._said_without_town,
            "cut short": self._cut_short,
            "kitchen": self._kitchen,
            "wrong postcode": self._wrong_postcode,
            "wrong town": self._wrong_town,
            "no number": lambda house: f"{house.street.name}, {self._town_of(house)}",
            "number not there": self._wrong_number,
            "street not there": self._with_or_without_town,
            "elsewhere": self._elsewhere,
            "code of elsewhere": self._code_of_elsewhere,
            "staircase": self._staircase,
            "far on": self._far_on,
            "other signs": self._other_signs,
            "mended": self._mended,
            "two houses": self._two_houses,
            "another kind": self._another_kind,
        }

    # --- shapes

    def _line(self, house: House, name: str | None = None) -> str:
        parts = (self._street_line(house, name), self._town_of(house))
        return ", ".join(part for part in parts if part)

    def _street_line(self, house: House, name: str | None = None, number: str | None = None) -> str:
        name, number = name or house.street.name, number or house.number
        if self._country in ("US", "GB", "FR"):
            return f"{number} {name}"
        comma = "," if self._country in ("RU", "UA") else ""
        return f"{name}{comma} {number}"

    def _town_of(self, house: House) -> str:
        town = house.street.city or ""
        if self._country in ("US", "GB"):
            return f"{town} {house.postcode or ''}".strip()
        return f"{house.postcode or ''} {town}".strip()

    def _ascii(self, house: House) -> str:
        line = self._line(house)
        if self._chance.random() < 0.5:
            line = line.lower().translate(PASSPORT)
        return anyascii(line).lower()

    def _punctuation(self, house: House) -> str:
        line = self._line(house)
        match self._chance.randrange(6):
            case 0:
                return line.replace(", ", ",")
            case 1:
                return line.replace(" ", ",")
            case 2:
                return line.replace(", ", "\n").replace(
                    f" {house.street.city}", f"\n{house.street.city}"
                )
            case 3:
                return line.replace(",", "")
            case 4:
                return re.sub(r"(?<=[^\W\d_]) (?=\d)", "", line)
            case _:
                return f"  {line.replace(' ', '   ')} . "

    def _other_order(self, house: House) -> str:
        street, town = f"{house.street.name} {house.number}", self._town_of(house)
        swapped = f"{house.number} {house.street.name}"
        city, code = house.street.city or "", house.postcode or ""
        shapes = [f"{town}, {street}", f"{town}, {swapped}", f"{city}, {street}",
                  f"{house.number}, {house.street.name} {city}", f"{city} {code} {swapped}",
                  f"{street}, {city} {code}"]  # fmt: skip
        return self._chance.choice(shapes)

    def _abbreviated(self, house: House) -> str | None:
        name = house.street.name
        for whole, short in SHORT.get(self._country, ()):
            if whole in name and len(name) > len(whole) + 2:
                name = name.replace(whole, short)
        return None if name == house.street.name else self._line(house, name.strip())

    def _other_language(self, house: House) -> str | None:
        others = names_of_today(house.street.aliases)
        return self._line(house, self._chance.choice(others)) if others else None

    def _old_name(self, house: House) -> str | None:
        """What the street was called once: it is found, and told before it is taken."""
        old = names_of_old(house.street.aliases)
        return self._line(house, self._chance.choice(old)) if old else None

    def _no_postcode(self, house: House) -> str | None:
        return f"{self._street_line(house)}, {house.street.city}" if house.street.city else None

    def _street_and_number(self, house: House) -> str | None:
        """Where a few towns have such a house, all of them fit on the buttons."""
        few = len(self._same[house.street.name, house.number]) <= NAMESAKES_MAX
        return self._street_line(house) if few else None

    def _bare_typo(self, house: House) -> str | None:
        few = len(self._same[house.street.name, house.number]) == 1
        return self._street_line(house, self._typos(house.street.name, 1)) if few else None

    def _typo_in_town(self, house: House) -> str | None:
        city = house.street.city or ""
        if len(city) < 5:
            return None
        return f"{self._street_line(house)}, {house.postcode or ''} {self._typos(city, 1)}"

    # --- words beside it

    def _with(self, house: House, by_language: dict[str, list[str]]) -> Written:
        said = self._said(by_language)
        match self._chance.randrange(4):
            case 0 if by_language is self._phrases.doors and said.text[0].isalpha():
                street = self._street_line(house)
                return f"{street} {said.text}, {self._town_of(house)}", said.facts
            case 1 if by_language is not self._phrases.doors:
                return f"{said.text}, {self._line(house)}", said.facts
            case 2:
                return f"{self._line(house)} {said.text}", said.facts
            case _:
                return f"{self._line(house)}, {said.text}", said.facts

    def _name(self, house: House) -> str:
        said = self._said(self._phrases.names).text
        gap = self._chance.choice([", ", "\n"])
        return f"{said}{gap}{self._line(house)}"

    def _said_without_town(self, house: House) -> Written:
        """What is said may be taken for a town that nobody knows."""
        if len(self._same[house.street.name, house.number]) > 1:
            return None
        said = self._said(self._chance.choice([self._phrases.notes, self._phrases.names]))
        parts = [self._street_line(house), said.text]
        self._chance.shuffle(parts)
        return ", ".join(parts), said.facts

    def _cut_short(self, house: House) -> str | None:
        """ "anna 10": the name's first letters, and whoever reads may guess."""
        name, few = house.street.name, len(self._same[house.street.name, house.number]) == 1
        cut = name[: max(4, len(name) // 2)].strip()
        return self._with_or_without_town(house, cut) if few and len(cut) < len(name) - 2 else None

    def _with_or_without_town(self, house: House, name: str | None = None) -> str:
        return self._chance.choice([self._line, self._street_line])(house, name)

    def _said(self, by_language: dict[str, list[str]]) -> Phrase:
        languages = [self._language, "en"] if self._chance.random() < 0.15 else [self._language]
        return phrase(self._chance.choice(by_language[languages[-1]]))

    def _kitchen(self, house: House) -> Written:
        door, note = self._said(self._phrases.doors), self._said(self._phrases.notes)
        street = self._street_line(house, self._typos(house.street.name, 1))
        comma = self._chance.choice(["", ","])
        text = f"{street}{comma} {house.street.city or ''} {door.text} {note.text}"
        return (anyascii(text).lower() if self._country not in ("RU", "UA") else text.lower()), ()

    # --- what cannot be so

    def _wrong_postcode(self, house: House) -> str | None:
        """A digit is wrong, or it is another part of town's."""
        if not house.postcode or not house.postcodes:
            return None
        own = {
            code
            for same in self._same[house.street.name, house.number]
            for code in (*same.postcodes, same.postcode)
        }
        others = [code for code in self._codes if code not in own]
        if others and self._chance.random() < 0.5:
            code = self._chance.choice(others)
        else:
            digits = [n for n, char in enumerate(house.postcode) if char.isdigit()]
            at = self._chance.choice(digits)
            digit = self._chance.choice("0123456789")
            code = f"{house.postcode[:at]}{digit}{house.postcode[at + 1 :]}"
            if code in own:
                return None
        return self._line(house).replace(house.postcode, code)

    def _wrong_town(self, house: House) -> str | None:
        """Another of our towns, that has no such street."""
        own = self._towns_with[house.street.name]
        others = [town for town in self._towns if town not in own]
        if not others:
            return None
        return f"{self._street_line(house)}, {self._chance.choice(others)}"

    def _wrong_number(self, house: House) -> str | None:
        number = str(self._chance.randint(50, 999))
        if any(stands_for(number)[0] in s.houses for s in self._streets[house.street.name]):
            return None
        line = self._street_line(house, number=number)
        if self._country in WITH_STAIRCASES and self._chance.random() < 0.4:
            line += f" {self._chance.choice('ABCDE')} {self._chance.randint(1, 40)}"
        return f"{line}, {self._town_of(house)}"

    def _elsewhere(self, house: House) -> str:
        code, town = self._chance.choice(ELSEWHERE.get(self._country, [("99999", "Springfield")]))
        place = f"{code} {town}" if self._chance.random() < 0.6 else town
        return f"{self._street_line(house)}, {place}"

    def _code_of_elsewhere(self, house: House) -> str:
        code, _ = self._chance.choice(ELSEWHERE.get(self._country, [("99999", "Springfield")]))
        return f"{self._street_line(house)}, {code}"

    # --- other numbers, and long messages

    def _staircase(self, house: House) -> Written:
        """A letter that the data hardly knows, and a number that the street may have as well."""
        if self._country not in WITH_STAIRCASES or not house.number.isdigit():
            return None
        letter, other = self._chance.choice("ABCDEF"), self._chance.randint(1, 30)
        if f"{house.number}{letter.lower()}" in house.street.houses:
            return None
        line = f"{self._street_line(house)} {letter}"
        town = self._town_of(house)
        shapes = [f"{other}, {line}", f"{line}, {other}", f"{line}, {town}, {other}",
                  f"{line}, {other} min"]  # fmt: skip
        return self._chance.choice(shapes), (("entrance", letter),)

    def _far_on(self, house: House) -> str:
        """The address stands somewhere about the end of what is read at once, or beyond it."""
        talk = " ".join(self._said(self._phrases.notes).text for _ in range(60))
        talk = re.sub(r"\d", "", talk)
        return f"{talk[: self._chance.randint(250, 700)]}, {self._line(house)}"

    def _other_signs(self, house: House) -> str:
        """Digits and dashes of telephones."""
        match self._chance.randrange(3):
            case 0:
                signs: dict[str, str] = {str(n): f"{n}\ufe0f\u20e3" for n in range(10)}
            case 1:
                signs = {str(n): chr(0xFF10 + n) for n in range(10)}
            case _:
                signs = {"-": self._chance.choice("\u2010\u2011\u2212"), " ": "\u00a0"}
        number = "".join(signs.get(char, char) for char in house.number)
        return f"{self._street_line(house, number=number)}, {self._town_of(house)}"

    def _mended(self, house: House) -> str | None:
        """Another house of the street is named first."""
        other = self._chance.choice(list(house.street.all_houses()))
        if set(stands_for(other.number)) & set(stands_for(house.number)):
            return None
        said = self._chance.choice(MENDS.get(self._language, MENDS["en"]))
        return f"{self._street_line(other)}, {said} {house.number}, {self._town_of(house)}"

    def _two_houses(self, house: House) -> str | None:
        """Nobody knows which of the two is meant."""
        other = self._chance.choice(self._houses)
        if other.street.name == house.street.name and other.number == house.number:
            return None
        both = (self._street_line(house), self._street_line(other))
        return self._chance.choice([", ", " / ", "\n"]).join(both)

    def _another_kind(self, house: House) -> str | None:
        """ "Annankuja" where there is only an Annankatu."""
        for whole, other in OTHER_KINDS.get(self._country, ()):
            name = house.street.name
            if name.endswith(whole) and (changed := name.removesuffix(whole) + other) != name:
                return (
                    None if changed in self._streets else self._with_or_without_town(house, changed)
                )
        return None

    # --- slips

    def _typos(self, name: str, count: int) -> str:
        for _ in range(count):
            name = self._typo(name)
        return name

    def _typo(self, name: str) -> str:
        places = [place for place, char in enumerate(name) if char.isalpha()]
        place = self._chance.choice(places)
        own = name[place].lower()
        letters = LETTERS if own.isascii() else "абвгдеиклмнопрст"
        letter = self._chance.choice(NEAR_KEYS.get(own, letters))
        match self._chance.randrange(4):
            case 0 if len(places) > 3:
                return name[:place] + name[place + 1 :]
            case 1:
                return name[:place] + name[place] + name[place:]
            case 2:
                return name[:place] + letter + name[place + 1 :]
            case _:
                return name[:place] + name[place : place + 2][::-1] + name[place + 2 :]
