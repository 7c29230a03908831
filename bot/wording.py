"""Wording: values that are words of their own, filled in where another text names them."""

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
class Secret(Digits):
    """A code for the eyes of the recipient: the transcript does not hold it."""
