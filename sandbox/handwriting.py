"""Handwriting: the ways in which people and shops write a good address badly."""

from random import Random

from sandbox.town import Address

NEIGHBOUR_KEYS = {"a": "s", "e": "r", "i": "o", "k": "l", "n": "m", "o": "i", "s": "d", "t": "y"}


def clean(address: Address, chance: Random) -> str:
    return address.text


def slip_of_the_finger(address: Address, chance: Random) -> str:
    """One letter of the street is its neighbour on the keyboard, or is missing."""
    street = address.street
    spots = [at for at, letter in enumerate(street) if at > 1 and letter in NEIGHBOUR_KEYS]
    if not spots:
        return address.text
    at = chance.choice(spots)
    letter = chance.choice(["", NEIGHBOUR_KEYS[street[at]]])
    return f"{street[:at]}{letter}{street[at + 1 :]} {address.number}, {address.city}"


def without_number(address: Address, chance: Random) -> str:
    return f"{address.street}, {address.postcode} {address.city}"


def wrong_postcode(address: Address, chance: Random) -> str:
    return f"{address.street} {address.number}, 00{chance.randint(70, 99)}0 {address.city}"


def without_accents(address: Address, chance: Random) -> str:
    street = address.street.translate(str.maketrans("äöåÄÖÅ", "aoaAOA"))
    return f"{street} {address.number} {address.city}".lower()


def with_a_note(address: Address, chance: Random) -> str:
    note = chance.choice(["buzzer broken, call", "door code 4471", "3rd floor", "ring twice"])
    return f"{address.text} ({note})"


DIRTY = (slip_of_the_finger, wrong_postcode, without_accents, with_a_note)


def messy_correction(address: Address, chance: Random) -> str:
    """What a hurried person types when the bot asks where to come instead."""
    street = address.street.replace("ä", "a").replace("ö", "o").lower()
    return chance.choice(
        [
            f"hi its {street} {address.number}, not the other one",
            f"{street} {address.number} {address.postcode}",
            f"pls come to {street} {address.number} helsinki thx",
        ]
    )
