"""Street names: the distinct names of all streets, and which of them a spelling may mean."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from sys import intern
from typing import TYPE_CHECKING, overload

from rapidfuzz import fuzz, process

from address.gazetteers.gazetteer_file import GazetteerFile
from address.gazetteers.places import Street
from address.language.similarity import (
    CUT_LETTERS_MIN,
    Name,
    counted_keys,
    directed_keys,
    short_keys,
    similarity,
)

if TYPE_CHECKING:
    from address.gazetteers.name_index import NameIndex

NAMES_COMPARED_MAX = 8
RATIO_MIN = 52
COMPARED_ONE_BY_ONE_MAX = 2_500  # names; more are looked up by their pairs of letters first
REMEMBERED_MAX = 8_192  # spellings: most of what people say is no street, and said by many


class StreetNames:
    """Distinct names, each with its streets; streets may share one, and one may have several.

    The names are in memory, the streets are not. They are sorted by their words.
    """

    def __init__(self, file: GazetteerFile) -> None:
        self._file = file
        self._words: list[str] = []
        self._stems: list[str] = []
        self._kinds: list[str] = []
        self._glued = bytearray()
        self._ids = array("I")
        self._starts = array("I", [0])
        self._place: dict[str, int] = {}
        self.words_max = 1
        self.has_digits = False
        for place, (words, stem, kind, is_glued, ids) in enumerate(file.names()):
            self._words.append(words)
            self._stems.append(stem)
            self._kinds.append(intern(kind))
            self._glued.append(is_glued)
            self._ids.frombytes(ids)
            self._starts.append(len(self._ids))
            self._place[f"{stem}|{kind}"] = place
            self.words_max = max(self.words_max, words.count(" ") + 1)
            self.has_digits = self.has_digits or not words.replace(" ", "a").isalpha()
        self._place_of = lru_cache(REMEMBERED_MAX)(self._found_exactly)
        self._likely = lru_cache(REMEMBERED_MAX)(self._scored)
        self._name = lru_cache(REMEMBERED_MAX)(self._made_name)

    def __len__(self) -> int:
        return len(self._words)

    def ids(self, name: Name) -> Sequence[int]:
        """The streets of just this name, by their ids."""
        place = self._place.get(name.key)
        return () if place is None else self._streets_of(place)

    def exact(self, name: Name) -> Sequence[Street]:
        """The streets of just this name; abbreviations of its kind count."""
        place = self._place_of(name)
        return () if place is None else _Streets(self._file, self._streets_of(place))

    def _found_exactly(self, name: Name) -> int | None:
        for key in (name.key, *short_keys(name), *counted_keys(name)):
            place = self._place.get(key)
            if place is not None:
                return place
        return None

    def nearest(self, name: Name, at_least: float) -> list[tuple[float, Street]]:
        """(similarity, street), most similar first."""
        return [
            (score, street)
            for score, place in self._likely(name)
            if score >= at_least
            for street in self._file.streets(self._streets_of(place))
        ]

    def directed(self, name: Name) -> Iterator[Street]:
        """North and South Main Street, where a name says Main Street alone."""
        for key in directed_keys(name):
            place = self._place.get(key)
            if place is not None:
                yield from self._file.streets(self._streets_of(place))

    def _scored(self, name: Name) -> Sequence[tuple[float, int]]:
        if not name.stem:
            return ()
        keys = (name.key, *short_keys(name), *counted_keys(name), *directed_keys(name))
        places = {self._place[key] for key in keys if key in self._place}
        places.update(self._alike(name))
        if any(name.dotted) or _may_be_cut(name):
            places.update(self._beginning_with(name))
        return sorted(
            ((similarity(name, self._name(place)), place) for place in places), reverse=True
        )

    def _streets_of(self, place: int) -> Sequence[int]:
        return self._ids[self._starts[place] : self._starts[place + 1]]

    def _made_name(self, place: int) -> Name:
        words = self._words[place]
        told = tuple(words.split(" "))
        digits: tuple[str, ...] = ()
        if not words.replace(" ", "a").isalpha():
            numbers = ("".join(char for char in word if char.isdigit()) for word in told)
            digits = tuple(number for number in numbers if number)
        kind, is_glued = self._kinds[place], bool(self._glued[place])
        return Name(told, self._stems[place], kind, is_glued, digits)

    def _alike(self, name: Name) -> Iterator[int]:
        """The names whose spelling is nearest, as a whole and in what tells them from others."""
        for text, texts, index in (
            (name.whole, self._wholes, 0),
            (name.stem, self._stems, 1),
        ):
            if len(texts) <= COMPARED_ONE_BY_ONE_MAX:
                choices: Sequence[str] = texts
                places: Sequence[int] | None = None
            else:
                places = self._indexes[index].like(text).tolist()
                choices = [texts[place] for place in places]
            found = process.extract(
                text, choices, scorer=fuzz.ratio, limit=NAMES_COMPARED_MAX, score_cutoff=RATIO_MIN
            )
            for _, _, at in found:
                yield at if places is None else places[at]

    @cached_property
    def _wholes(self) -> list[str]:
        return [
            f"{stem}{kind}" if is_glued else f"{stem} {kind}".strip()
            for stem, kind, is_glued in zip(self._stems, self._kinds, self._glued, strict=True)
        ]

    @cached_property
    def _indexes(self) -> "tuple[NameIndex, NameIndex]":
        from address.gazetteers.name_index import NameIndex  # numpy: small towns do without

        return NameIndex(self._wholes), NameIndex(self._stems)

    def _beginning_with(self, name: Name) -> Iterator[int]:
        first = name.words[0]
        for place in range(bisect_left(self._words, first), len(self._words)):
            if not self._words[place].startswith(first):
                return
            # "Korkeav.katu" is two words for one.
            if 0 <= len(name.words) - self._words[place].count(" ") - 1 <= 1:
                yield place


def _may_be_cut(name: Name) -> bool:
    return len(name.words) == 1 and not name.kind and len(name.words[0]) >= CUT_LETTERS_MIN


class _Streets(Sequence[Street]):
    """Streets that are read when somebody looks at them: often it is enough that there are some."""

    def __init__(self, file: GazetteerFile, ids: Sequence[int]) -> None:
        self._file = file
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, at: int) -> Street: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Street]: ...
    def __getitem__(self, at: int | slice) -> Street | Sequence[Street]:
        if isinstance(at, slice):
            return self._file.streets(self._ids[at])
        return self._file.street(self._ids[at])
