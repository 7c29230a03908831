"""Edge words: "of Kalevankatu" is Kalevankatu, and its "of" a word of the line."""

from dataclasses import replace

from address.language.similarity import EXACT, name_from, name_of, similarity
from address.language.words import ARTICLES
from address.lines.reading import Reading
from address.matching.name_windows import CERTAIN, Window


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
