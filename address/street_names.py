"""Street names: the distinct names of all streets, and which of them a spelling may mean."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from address.folding import latin_spellings
from address.places import Street
from address.similarity import Name, name_of, short_keys, similarity

NAMES_COMPARED_MAX = 8
RATIO_MIN = 52


class StreetNames:
    """Distinct names, each with its streets; streets may share one, and one may have several."""

    def __init__(self, streets: Sequence[Street]) -> None:
        self._names: list[Name] = []
        self._streets: list[list[Street]] = []
        self._place: dict[str, int] = {}
        self.words_max = 1
        self.has_digits = False
        for street in streets:
            for text in (street.name, *street.aliases):
                for spelling in (text, *latin_spellings(text)):
                    self._add(name_of(spelling), street)
        self._wholes = [name.whole for name in self._names]
        self._stems = [name.stem for name in self._names]

    def _add(self, name: Name, street: Street) -> None:
        if not name.stem:
            return
        place = self._place.get(name.key)
        if place is None:
            place = self._place[name.key] = len(self._names)
            self._names.append(name)
            self._streets.append([])
        if street not in self._streets[place]:
            self._streets[place].append(street)
        self.words_max = max(self.words_max, len(name.words))
        self.has_digits = self.has_digits or bool(name.digits)

    def exact(self, name: Name) -> Sequence[Street]:
        """The streets of just this name; abbreviations of its kind count."""
        for key in (name.key, *short_keys(name)):
            place = self._place.get(key)
            if place is not None:
                return self._streets[place]
        return ()

    def nearest(self, name: Name, at_least: float) -> list[tuple[float, Street]]:
        """(similarity, street), most similar first."""
        if not name.stem:
            return []
        places: set[int] = set()
        for key in (name.key, *short_keys(name)):
            if key in self._place:
                places.add(self._place[key])
        for text, texts in ((name.whole, self._wholes), (name.stem, self._stems)):
            found = process.extract(
                text, texts, scorer=fuzz.ratio, limit=NAMES_COMPARED_MAX, score_cutoff=RATIO_MIN
            )
            places.update(place for _, _, place in found)
        if any(name.dotted):
            places.update(self._beginning_with(name))
        scored = sorted(
            ((similarity(name, self._names[place]), place) for place in places), reverse=True
        )
        return [
            (score, street)
            for score, place in scored
            if score >= at_least
            for street in self._streets[place]
        ]

    def _beginning_with(self, name: Name) -> Iterator[int]:
        first = name.words[0]
        for place, known in enumerate(self._names):
            if known.words[0].startswith(first) and len(known.words) == len(name.words):
                yield place
