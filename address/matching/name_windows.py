"""Name windows: the runs of words in a line that are, or resemble, a street's name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import Street
from address.language.folding import Token
from address.language.similarity import (
    KIND_MISSPELT_MAX,
    OTHER_ARTICLE,
    WITHOUT_DIRECTION,
    Name,
    name_from,
    name_of,
    similarity,
    with_kind_guessed,
)
from address.language.words import ARTICLES
from address.lines.number_reading import before_marks
from address.lines.numbers import joined
from address.lines.reading import Reading
from address.lines.town_reading import Span

SIMILARITY_MIN = 0.66
CERTAIN = 0.97
SAME_KEY_SIMILARITY_MIN = 0.90
LETTERS_MIN = 3
WINDOW_WORDS_MAX = 8
WINDOWS_COMPARED_MAX = 60


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words, and a street that it may name."""

    span: Span
    similarity: float
    street: Street


def windows_of(
    reading: Reading, gazetteer: Gazetteer, taken: frozenset[int], starts: Sequence[int]
) -> list[Window]:
    """Runs of words that are, or resemble, a street's name."""
    spans = list(_spans(reading, gazetteer, taken))
    names = {span: name_from(reading.tokens[span[0] : span[1]]) for span in spans}
    exact: dict[Span, list[Window]] = {}
    for span in spans:
        streets = gazetteer.names.exact(names[span])
        if streets and not any(inside(span, wider) for wider in exact):
            narrower = [known for known in exact if inside(known, span)]
            for known in narrower:
                del exact[known]
            exact[span] = [
                *_as_worded(span, names[span], gazetteer),
                *(
                    Window(span, WITHOUT_DIRECTION, street)
                    for street in gazetteer.names.directed(names[span])
                ),
            ]
    windows = [window for known in exact.values() for window in known]
    to_compare = _to_compare(spans, reading, taken, starts, exact)
    for span in to_compare[:WINDOWS_COMPARED_MAX]:
        near = gazetteer.names.nearest(names[span], SIMILARITY_MIN)
        windows += [Window(span, likeness, street) for likeness, street in near]
        guessed = with_kind_guessed(names[span])
        if guessed is not None:
            windows += [
                Window(span, min(likeness, KIND_MISSPELT_MAX), street)
                for likeness, street in gazetteer.names.nearest(guessed, SIMILARITY_MIN)
            ]
    return windows


def _as_worded(span: Span, name: Name, gazetteer: Gazetteer) -> list[Window]:
    """Streets of a name that is known. Rue du Bois and Rue des Bois are found by one key: where
    articles tell them apart, each is measured by its own words."""
    told = bool(set(name.words) & ARTICLES)
    windows = []
    for likeness, street in gazetteer.names.nearest(name, SAME_KEY_SIMILARITY_MIN):
        spellings = [name_of(text) for text in (street.name, *street.aliases)]
        if likeness >= OTHER_ARTICLE and (told or any(set(s.words) & ARTICLES for s in spellings)):
            own = max(similarity(name, spelling) for spelling in spellings)
            likeness = own if own >= SAME_KEY_SIMILARITY_MIN else likeness
        windows.append(Window(span, likeness, street))
    return _of_their_own_name(windows, name)


def _of_their_own_name(windows: Sequence[Window], name: Name) -> list[Window]:
    """Where a street is called so today, no other of its town is meant that once was."""
    own = {id(one.street) for one in windows if name_of(one.street.name).key == name.key}
    towns = {one.street.city for one in windows if id(one.street) in own}
    return [one for one in windows if id(one.street) in own or one.street.city not in towns]


def _to_compare(
    spans: Sequence[Span],
    reading: Reading,
    taken: frozenset[int],
    starts: Sequence[int],
    exact: Iterable[Span],
) -> list[Span]:
    """Spans worth a fuzzy look: beside a number if there is one, and not explained already."""
    known = list(exact)
    explained = {place for span in known for place in range(*span)} | taken
    ends = {end for start in starts for _, end in joined(reading.text, reading.tokens, start)}
    before = {before_marks(reading, start) for start in starts}
    open_spans = []
    for span in spans:
        if all(place in explained for place in range(*span)):
            continue
        beside = span[1] in before or span[0] in ends or not starts
        if beside or any(inside(wider, span) for wider in known):
            open_spans.append(span)
    return sorted(open_spans, key=lambda span: (span[0] - span[1], span))


def _spans(reading: Reading, gazetteer: Gazetteer, taken: frozenset[int]) -> Iterator[Span]:
    longest = min(gazetteer.names.words_max + 2, WINDOW_WORDS_MAX)
    found = reading.tokens
    for start in range(len(found)):
        if _belongs_to_a_number(reading.text, found, start):
            continue
        letters = 0
        for end in range(start + 1, min(start + longest, len(found)) + 1):
            last = found[end - 1]
            if end - 1 in taken or (last.is_number and not gazetteer.names.has_digits):
                break
            letters += 0 if last.is_number else len(last.folded)
            if letters >= LETTERS_MIN or (letters and _is_grid_street(found[start:end], gazetteer)):
                yield start, end


def _belongs_to_a_number(text: str, found: Sequence[Token], place: int) -> bool:
    """The letter of "4d" begins no name, nor does that of "38 d Ringstrasse"; that of "5 d'Arc"
    does, and that of "16 N Charles Street"."""
    token = found[place]
    if not token.is_letter or place == 0 or not found[place - 1].is_number:
        return False
    elided = text[token.end : token.end + 1] in ("'", "’")
    return token.glued or (token.folded in ARTICLES and not elided)


def _is_grid_street(found: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """ "N 930 E": hardly a letter, and a street all the same."""
    return gazetteer.names.has_digits and bool(gazetteer.names.exact(name_from(found)))


def inside(inner: Span, outer: Span) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def certain_first(windows: Sequence[Window]) -> list[Window]:
    """Windows by street, the best of each; a wider sure reading outdoes what lies inside it."""
    sure: dict[Span, float] = {}  # a country has a thousand streets of one name
    for window in windows:
        if window.similarity >= CERTAIN:
            sure[window.span] = max(window.similarity, sure.get(window.span, 0.0))
    kept = [
        window
        for window in windows
        if not any(
            inside(window.span, wider) and window.similarity <= likeness + 0.03
            for wider, likeness in sure.items()
        )
    ]
    return sorted(kept, key=lambda w: (-w.similarity, w.span[0] - w.span[1], w.span, w.street.name))
