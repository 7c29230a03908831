"""What goes to the listening process and comes back."""

import msgspec


class Question(msgspec.Struct, frozen=True):
    """The file as it was sent, and the language of the talk."""

    sound: bytes
    hint: str
    seconds_max: int


class Word(msgspec.Struct, frozen=True):
    text: str
    probability: float


class Answer(msgspec.Struct, frozen=True):
    """No words also where the file holds no sound, or more of it than was asked for."""

    words: list[Word] = []
    language: str | None = None
