"""Vectors: what the encoder says of each text, kept between runs where a file is named."""

from pathlib import Path

import numpy as np

from bot.understanding.embedding import encoder, read_as
from bot.understanding.head import BySpelling, Numbers

NUMBERS = 384  # that the encoder says of a text


class Vectors:
    """The meaning of texts, as the pipeline would read them."""

    def __init__(self, kept_in: Path | None, languages: BySpelling) -> None:
        self._file = kept_in
        self._languages = languages
        self._known: dict[str, Numbers] = {}
        if kept_in is not None and kept_in.exists():
            with np.load(kept_in, allow_pickle=False) as found:
                texts, vectors = found["texts"], found["vectors"]
            self._known = {str(text): vector for text, vector in zip(texts, vectors, strict=True)}

    def of(self, plains: list[str]) -> Numbers:
        """A row each."""
        if not plains:
            return np.zeros((0, NUMBERS), dtype=np.float32)
        read = [read_as(plain, self._languages) for plain in plains]
        missing = sorted({text for text in read if text not in self._known})
        if missing:
            self._learn(missing)
        return np.stack([self._known[text] for text in read]).astype(np.float32)

    def _learn(self, texts: list[str]) -> None:
        found = encoder()
        if found is None:
            raise SystemExit("training wants the encoder, which is not to be had here")
        for number, text in enumerate(texts, start=1):
            self._known[text] = found.query(text)
            if number % 500 == 0:
                print(f"{number} of {len(texts)} texts read")
        if self._file is not None:
            known = list(self._known)
            vectors = np.stack([self._known[text] for text in known])
            np.savez(self._file, texts=np.array(known), vectors=vectors)
