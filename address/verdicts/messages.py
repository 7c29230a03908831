"""Messages: the verdict on a text of any length. A long one is judged piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from address.gazetteers.gazetteer import Gazetteer
from address.lines.pieces import (
    OVERLAP,
    cut_of,
    may_hold_an_address,
    piece_around,
    pieces_of,
)
from address.lines.reading import Reading, read
from address.matching.match import Candidate, candidates
from address.verdicts.confidence import confidence_with_a_rival
from address.verdicts.findings import suggestion_as_found
from address.verdicts.verdict import Around, judged
from core.model.address import Verdict, VerdictCode

SUGGESTIONS_MAX = 3
_CONFIRMED = frozenset({VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT})
_NAMES_A_HOUSE = _CONFIRMED | {VerdictCode.MISMATCH, VerdictCode.AMBIGUOUS, VerdictCode.SUGGESTION}


@dataclass(frozen=True, slots=True)
class _Asked:
    country: str | None
    gazetteer: Gazetteer
    home_town: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    start: int
    end: int
    reading: Reading
    found: Sequence[Candidate]
    verdict: Verdict


def check_text(
    text: str, country: str | None, gazetteer: Gazetteer, home_town: str | None = None
) -> Verdict:
    """The verdict on the piece that says most; another house further on costs the confirmation.

    `home_town` is where the delivery goes so far: of a country's many streets of one name the one
    there is proposed, where nobody says which.
    """
    first, *more = pieces_of(text)
    spans = [first, *(span for span in more if may_hold_an_address(text[slice(*span)]))]
    asked = _Asked(country, gazetteer, home_town)
    pieces = _pieces(text, spans, asked)
    if first[1] == len(text):
        return pieces[0].verdict
    best = _with_what_follows(min(pieces, key=_says), text, asked)
    rest = text[best.end :]
    after = read(rest, gazetteer, country) if rest.strip() else None
    around = Around(before=text[: best.start], after=after, beyond=rest[cut_of(rest) :])
    phones = (*best.reading.phones, *(after.phones if after else ()))
    verdict = judged(replace(best.reading, phones=phones), best.found, gazetteer, around)
    return _with_others(verdict, [piece.verdict for piece in pieces])


def _pieces(text: str, spans: Sequence[tuple[int, int]], asked: _Asked) -> list[_Piece]:
    """Each judged by itself; what says the same over and over is judged once."""
    known: dict[str, _Piece] = {}
    pieces = []
    for start, end in spans:
        words = text[start:end]
        piece = known.get(words) or _piece(words, asked)
        known[words] = piece
        pieces.append(replace(piece, start=start, end=end))
    return pieces


def _piece(words: str, asked: _Asked) -> _Piece:
    reading = replace(read(words, asked.gazetteer, asked.country), home_town=asked.home_town)
    found = candidates(reading, asked.gazetteer)
    verdict = judged(reading, found, asked.gazetteer)
    return _Piece(start=0, end=len(words), reading=reading, found=found, verdict=verdict)


def _with_what_follows(best: _Piece, text: str, asked: _Asked) -> _Piece:
    """A piece may end between a house and its town: then it is read again, a little further on."""
    house = best.found[0] if best.found else None
    if house is None or best.end == len(text):
        return best
    last = best.start + best.reading.tokens[max(house.used)].end
    if last < best.end - OVERLAP:
        return best
    start, end = piece_around(text, best.end)
    further = replace(_piece(text[start:end], asked), start=start, end=end)
    return further if _house_of(further.verdict) == _house_of(best.verdict) else best


def _says(piece: _Piece) -> tuple[int, int]:
    """The less, the more is said: a house, a street, anything of an address; the first of those."""
    verdict = piece.verdict
    if verdict.verdict is VerdictCode.NOT_AN_ADDRESS:
        return 4, piece.start
    if verdict.components.street is None:
        return 3, piece.start
    if verdict.components.house_number is None or verdict.confidence == 0:
        return 2, piece.start
    return int(verdict.verdict is VerdictCode.NUMBER_UNKNOWN), piece.start


def _with_others(verdict: Verdict, others: Sequence[Verdict]) -> Verdict:
    """A message may name another house hundreds of letters later."""
    elsewhere = [
        other
        for other in others
        if _names_a_house(other) and _house_of(other) != _house_of(verdict)
    ]
    if verdict.verdict not in _CONFIRMED or not elsewhere:
        return verdict
    shown = {one.formatted: one for one in map(suggestion_as_found, [verdict, *elsewhere])}
    return replace(
        verdict,
        verdict=VerdictCode.AMBIGUOUS,
        confidence=confidence_with_a_rival(),
        suggestions=tuple(shown.values())[:SUGGESTIONS_MAX],
    )


def _names_a_house(verdict: Verdict) -> bool:
    """Spelt as it is: among many words some are like some street."""
    as_written = not any(one.component in ("street", "house_number") for one in verdict.corrections)
    return verdict.verdict in _NAMES_A_HOUSE and as_written


def _house_of(verdict: Verdict) -> tuple[str | None, str | None]:
    return verdict.components.street, verdict.components.house_number
