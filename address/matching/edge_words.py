"""Edge words: what stands beside a street's name and is no part of it: the "of" of "corner of
Kalevankatu", the "улица" of "улица Mikonkatu"."""

from dataclasses import replace

from address.gazetteers.places import Street
from address.language.folding import fold
from address.language.similarity import EXACT, name_from, name_of, similarity
from address.language.words import ARTICLES, FRONT_TYPES
from address.lines.reading import Reading
from address.lines.town_reading import Span
from address.matching.name_windows import CERTAIN, Window

# "Mikonkatu street": whoever says so does not know that the name says it.
_STREET = frozenset(map(fold, ("street", "str", "st", "strasse", "gatan", "улица", "ул", "вул")))
_IN_FRONT = FRONT_TYPES | _STREET


def says_street_again(word: str, street: Street, *, before: bool) -> bool:
    """Whether a word only says that it is a street, of one whose name says so itself; Greenwich
    Avenue is not Greenwich Street."""
    if word not in (_IN_FRONT if before else _STREET):
        return False
    known = name_of(street.name)
    return known.glued and bool(known.kind)


def without_edge_words(window: Window, reading: Reading) -> Window:
    """The run of words without an article at either end, where what is left is the name as it is;
    a street that is called so, La Rambla, keeps its article."""
    start, end = window.span
    if window.similarity == EXACT or end - start == 1:
        return window
    for inner, edge in (((start + 1, end), start), ((start, end - 1), end - 1)):
        if reading.tokens[edge].folded in ARTICLES and inner in reading.streets:
            spelt = name_from(reading.tokens[slice(*inner)])
            names = (window.street.name, *window.street.aliases)
            alike = max(similarity(spelt, name_of(name)) for name in names)
            return replace(window, span=inner, similarity=alike) if alike >= CERTAIN else window
    return window


def is_refused(span: Span, reading: Reading) -> bool:
    """The street of "not Annankatu"; that of "not Annankatu 12" may stand, its number is gone."""
    start, end = span
    if not reading.refused.issuperset(range(start, end)):
        return False
    while start - 1 in reading.refused:
        start -= 1
    while end in reading.refused:
        end += 1
    return not any(token.is_number for token in reading.tokens[start:end])
