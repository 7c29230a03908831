"""Door words: all that a door card says, in one line for a driver who has no page of ours."""

from dataclasses import fields

from core.model.door_card import DoorCard


def door_words(card: DoorCard) -> str:
    """Empty for an empty card. It holds the code: it goes to the carrier alone, and into no log."""
    told = ((field.name, getattr(card, field.name)) for field in fields(card))
    return "; ".join(f"{name.replace('_', ' ')} {value}" for name, value in told if value)
