"""Wording: values that are words of their own, filled in where another text names them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """Another text, by its key."""

    key: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts one below the other, or joined otherwise."""

    texts: tuple[Text, ...]
    joined: str = "\n"


@dataclass(frozen=True, slots=True)
class Digits:
    """A number that is a name: a code, a flat. Written as it is, and easy to copy."""

    text: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web, where a text makes a link of it; bare words show nothing of it."""

    url: str


@dataclass(frozen=True, slots=True)
class Secret(Digits):
    """A code for the eyes of the recipient: the transcript does not hold it."""


def has_secret(values: Mapping[str, object]) -> bool:
    """Whether anything among these values, however deep, is for the recipient's eyes alone."""
    return any(_is_secret(value) for value in values.values())


def _is_secret(value: object) -> bool:
    match value:
        case Secret():
            return True
        case Text(values=values):
            return has_secret(values)
        case Lines(texts=texts):
            return any(has_secret(text.values) for text in texts)
        case _:
            return False
