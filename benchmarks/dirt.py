"""Dirt: a known address written as people write it, one kind of dirt at a time."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import House, Street
from address.lines.numbers import stands_for
from benchmarks.said_beside import LANGUAGES, Phrase, Phrases, phrase

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEAR_KEYS = {"a": "sqz", "e": "wrd", "i": "uok", "o": "ipl", "u": "yij", "n": "bm", "m": "n",
             "s": "adw", "t": "ryg", "r": "tef", "k": "jl", "l": "ko", "d": "sf"}  # fmt: skip
ELSEWHERE = {"FI": [("33100", "Tampere"), ("90100", "Oulu"), ("17800", "Kuhmoinen")],
             "AT": [("8010", "Graz"), ("5542", "Flachau")],
             "DE": [("10115", "Berlin"), ("20095", "Hamburg")], "LI": [("8001", "Zürich")],
             "FR": [("13001", "Marseille"), ("44000", "Nantes")], "RU": [("190000", "Казань")],
             "US": [("60601", "Chicago"), ("73301", "Austin")], "ES": [("41001", "Sevilla")],
             "IT": [("50122", "Firenze")], "PL": [("30-001", "Kraków")], "EE": [("51003", "Tartu")],
             "UA": [("79000", "Львів")], "SE": [("411 03", "Göteborg")],
             "IS": [("999", "Kaupmannahöfn")]}  # fmt: skip
# How each country's people shorten: what is written, what remains of it.
SHORT = {
    "FI": [("katu", "k."), ("tie", "t."), ("gatan", "g.")],
    "SE": [("gatan", "g."), ("vägen", "v."), ("Sankt ", "S:t ")],
    "DE": [("straße", "str."), ("Straße", "Str."), ("strasse", "str."), ("platz", "pl."),
           ("Sankt", "St.")],
    "FR": [("Rue ", "R. "), ("Avenue ", "Av. "), ("Boulevard ", "Bd "), ("Place ", "Pl. "),
           ("Saint", "St"), ("Général", "Gal"), ("Chemin ", "Ch. "), ("Impasse ", "Imp. ")],
    "US": [(" Street", " St"), (" Avenue", " Ave"), ("West ", "W "), ("East ", "E "),
           ("North ", "N. "), ("South ", "S "), (" Boulevard", " Blvd"), (" Road", " Rd"),
           (" Lane", " Ln"), (" Place", " Pl")],
    "RU": [("улица", "ул."), ("проспект", "пр-т"), ("переулок", "пер."), ("проезд", "пр-д"),
           ("бульвар", "б-р"), ("шоссе", "ш."), ("площадь", "пл."), ("набережная", "наб.")],
    "UA": [("вулиця", "вул."), ("проспект", "просп."), ("бульвар", "бул."), ("провулок", "пров.")],
    "ES": [("Calle ", "C/ "), ("Avenida ", "Avda. "), ("Plaza ", "Pza. "), ("Paseo ", "Pº ")],
    "IT": [("Via ", "V. "), ("Corso ", "C.so "), ("Piazza ", "P.zza "), ("Viale ", "V.le ")],
    "PL": [("ulica ", "ul. "), ("aleja ", "al. "), ("Aleje ", "Al. "), ("plac ", "pl. "),
           ("osiedle ", "os. "), ("ulica ", "")],
    "EE": [("maantee", "mnt"), (" tänav", " tn"), ("puiestee", "pst")],
}  # fmt: skip
SHORT["AT"] = SHORT["LI"] = SHORT["CH"] = SHORT["DE"]
PASSPORT = str.maketrans({"й": "y", "ы": "y", "э": "e", "ё": "e", "ъ": "", "ь": "", "щ": "shch",
                          "х": "kh", "ц": "ts", "ю": "yu", "я": "ya", "ж": "zh", "ч": "ch",
                          "ш": "sh", "є": "ie", "і": "i", "ї": "i", "ґ": "g"})  # fmt: skip
NO_HOUSE = frozenset({"no number", "number not there", "street not there", "elsewhere", "chat"})
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
        if not house.street.aliases:
            return None
        return self._line(house, self._chance.choice(house.street.aliases))

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
