"""Pieces: a long message cut into lines that are short enough to be matched, at gaps, so that no
word and no number ever ends where only our patience does."""

CHARACTERS_MAX = 300
PIECES_MAX = 20  # more than the longest message has
BREAK_LOOKED_FOR_MAX = 120  # so far back, a comma is better than a gap
WORD_MAX = 60
OVERLAP = 60  # an address may stand across a cut
_BREAKS = ",;\n"


def cut_of(text: str) -> int:
    """Where the first piece of a text ends."""
    if len(text) <= CHARACTERS_MAX:
        return len(text)
    for place in range(CHARACTERS_MAX, CHARACTERS_MAX - BREAK_LOOKED_FOR_MAX, -1):
        if text[place - 1] in _BREAKS:
            return place
    return _gap_before(text, CHARACTERS_MAX)


def pieces_of(text: str) -> list[tuple[int, int]]:
    """The pieces, each with its ends; one begins a little before the last one ended where that had
    to be cut within a thought."""
    pieces = [(0, cut_of(text))]
    while pieces[-1][1] < len(text) and len(pieces) < PIECES_MAX:
        before, end = pieces[-1]
        at_a_break = text[end - 1] in _BREAKS
        start = end if at_a_break else max(_gap_before(text, end - OVERLAP), before + 1)
        pieces.append((start, start + cut_of(text[start:])))
    return pieces


def piece_around(text: str, cut: int) -> tuple[int, int]:
    """The piece that ends a little behind a cut."""
    end = len(text) if len(text) - cut <= OVERLAP else _gap_before(text, cut + OVERLAP)
    first = max(0, end - CHARACTERS_MAX)
    start = first if first == 0 else _gap_before(text, first + WORD_MAX)
    return start, end


def may_hold_an_address(piece: str) -> bool:
    """Three hundred letters without a gap hold none."""
    return len(piece) < CHARACTERS_MAX or any(char.isspace() or char in _BREAKS for char in piece)


def _gap_before(text: str, place: int) -> int:
    """The last gap before a place, else the place itself: no word is so long."""
    for gap in range(place, max(place - WORD_MAX, 1), -1):
        if text[gap - 1].isspace() or text[gap : gap + 1].isspace():
            return gap
    return max(place, 1)
