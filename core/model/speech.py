"""Speech: what a machine heard in a voice note, each word with how sure it is of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word as it is written, without spaces around it. `confidence` from 0 to 1."""

    text: str
    confidence: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError("a confidence is from 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """No words: nothing was said that could be made out. `language` as two letters."""

    words: tuple[SpokenWord, ...] = ()
    language: str | None = None

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)
