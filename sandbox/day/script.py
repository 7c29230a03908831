"""The day's script: which people get which parcels, and how the shops wrote their addresses."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from sandbox import handwriting
from sandbox.recipients import cast
from sandbox.recipients.persona import Persona
from sandbox.town import Address

OWN, POST = "own-fleet", "parcel-post"

WrittenAs = Callable[[Address, Address, Random], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One person of the day. `other_phone`: the shop has a number that is not this person's."""

    manner: type[Persona]
    name: str
    language: str
    written: WrittenAs
    carrier: str = OWN
    size: str = "M"
    other_phone: bool = False
    damaged: bool = False


def _well(home: Address, other: Address, chance: Random) -> str:
    return handwriting.clean(home, chance)


def _mistyped(home: Address, other: Address, chance: Random) -> str:
    return handwriting.slip_of_the_finger(home, chance)


def _noted(home: Address, other: Address, chance: Random) -> str:
    return handwriting.with_a_note(home, chance)


def _plainly(home: Address, other: Address, chance: Random) -> str:
    return handwriting.without_accents(home, chance)


def _elsewhere(home: Address, other: Address, chance: Random) -> str:
    """The shop has another, real address: only the recipient can know."""
    return other.text


def _no_number(home: Address, other: Address, chance: Random) -> str:
    return handwriting.without_number(home, chance)


PARTS = (
    Part(cast.Prompt, "Aino Laine", "en", _well),
    Part(cast.Typo, "Ben Carter", "en", _elsewhere),
    Part(cast.Silent, "Eero Niemi", "fi", _well, size="S"),
    Part(cast.SecondTry, "Helmi Koski", "fi", _noted),
    Part(cast.InTheShower, "Ida Brown", "en", _well),
    Part(cast.Angry, "Oscar Stone", "en", _plainly),
    Part(cast.WrongLanguage, "Olga Sokolova", "en", _well),
    Part(cast.Changer, "Kalle Virta", "fi", _well),
    Part(cast.TypesTheCode, "Irina Petrova", "ru", _no_number, other_phone=True),
    Part(cast.Leaver, "Timo Salo", "fi", _mistyped, damaged=True),
    Part(cast.Onlooker, "Nora Wells", "en", _well, size="S"),
    Part(cast.Prompt, "Mia Green", "en", _well, carrier=POST),
    Part(cast.LockerFan, "Leo Ranta", "fi", _well, carrier=POST, size="S"),
)
STRANGER = "Victor Strange"
