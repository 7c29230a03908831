"""Translating: what is said in a talk, in another language, by a translator that learns of nobody.

Codes, phones, numbers, links, names and streets are taken out before it sees the words, as they are
for everything that we learn from (`understanding/masking.py`), and put back into what it says. What
it must carry over is a number in brackets; words in which it loses one are not believed.
"""

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher

from bot.lessons import known_of_deliveries
from bot.understanding.masking import LETTERS_MAX, unnamed
from bot.understanding.reading import understand
from core.model.delivery import Delivery
from core.ports import Translates, Translator

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_MARK = re.compile(r"\[\s*(\d{1,4})\s*\]")
_GAP = re.compile(r"\s+")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Bare:
    """A text as the translator sees it, and what stood where a mark stands now."""

    words: str
    hidden: tuple[str, ...]

    def dressed(self, told: str) -> str | None:
        """With everything in its place again; None where a mark was lost, doubled or made up."""
        found = sorted(int(number) for number in _MARK.findall(told))
        if found != list(range(1, len(self.hidden) + 1)):
            return None
        return _MARK.sub(lambda mark: self.hidden[int(mark[1]) - 1], told)


def translates(translator: Translator) -> Translates:
    """How the house translates: by `translator`, which never sees whom it is about."""

    async def translated(
        texts: Sequence[str], source: str, target: str, about: Sequence[Delivery]
    ) -> Sequence[str | None]:
        pieces = [_pieces(text) for text in texts]
        known = tuple(known_of_deliveries(about))
        every = [piece for some in pieces for piece in some]
        bare = await asyncio.to_thread(lambda: [without(one, source, known) for one in every])
        # Where there is nothing but marks and gaps there is nothing to say differently.
        asked = [one for one in bare if any(letter.isalpha() for letter in one.words)]
        told = iter(await translator.translate([one.words for one in asked], source, target))
        said = [one.dressed(next(told)) if one in asked else one.dressed(one.words) for one in bare]
        return list(_joined(texts, pieces, said))

    return translated


def without(text: str, language: str, known: Sequence[str]) -> Bare:
    """The words that anybody may read, in their order; each run of others is a mark."""
    text = _GAP.sub(" ", text).strip()
    masked = unnamed(text, understand(text, datetime.now(UTC), language), known)
    own, left = _PIECE.findall(text), _PIECE.findall(masked)
    words: list[str] = []
    hidden: list[str] = []
    for kind, i, j, _, _ in SequenceMatcher(None, own, left, autojunk=False).get_opcodes():
        run = "".join(own[i:j])
        if kind == "equal" and _MARK.search(run) is None:
            words.append(run)
        elif run.strip():
            hidden.append(run)
            words.append(f"[{len(hidden)}]")
        else:
            words.append(run)
    return Bare("".join(words), tuple(hidden))


def _pieces(text: str) -> list[str]:
    """Lines, and of long ones sentences: no more at once than is masked as a whole."""
    found: list[str] = []
    for line in text.splitlines() or [""]:
        room = ""
        for sentence in _SENTENCE_ENDS.split(line):
            if room and len(room) + len(sentence) >= LETTERS_MAX:
                found.append(room)
                room = ""
            room = f"{room} {sentence}".strip()
            while len(room) > LETTERS_MAX:
                cut = room.rfind(" ", 1, LETTERS_MAX)
                cut = cut if cut > 0 else LETTERS_MAX
                found.append(room[:cut])
                room = room[cut:].strip()
        found.append(room)
    return found


def _joined(
    texts: Sequence[str], pieces: Sequence[Sequence[str]], said: Sequence[str | None]
) -> Iterator[str | None]:
    """Each text whole again; None where a piece of it cannot be told."""
    at = 0
    for text, some in zip(texts, pieces, strict=True):
        mine = said[at : at + len(some)]
        at += len(some)
        told = [one for one in mine if one is not None]
        glue = "\n" if "\n" in text else " "
        yield glue.join(told) if len(told) == len(mine) else None
