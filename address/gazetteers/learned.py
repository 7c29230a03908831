"""Learned houses: numbers that nobody knew until a parcel was handed over there, laid over a file.

They stand beside the houses of the file and yield to them: once a source knows the number, what was
learned of it is no longer looked at.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from heapq import merge
from typing import TYPE_CHECKING

from address.gazetteers.cells import cell_number, cell_of
from address.gazetteers.gazetteer_file import GazetteerFile, NameRow
from address.gazetteers.places import House, Houses, Street
from address.gazetteers.street_names import StreetNames
from address.gazetteers.towns import town_key
from address.language.similarity import name_of
from address.lines.numbers import stands_for

if TYPE_CHECKING:
    from core.model.learned_address import LearnedAddress


class WithLearned(GazetteerFile):
    """A gazetteer file with learned houses laid over it. New streets go on where its ids end."""

    def __init__(
        self, under: GazetteerFile, names: StreetNames, learned: Sequence["LearnedAddress"]
    ) -> None:
        super().__init__(under.connection)
        self._end = len(under)
        self._over: dict[int, list[LearnedAddress]] = defaultdict(list)
        self._added: list[Street] = []
        self._places: list[tuple[int, tuple[int, int, float, float]]] = []
        self._codes: set[str] = set()
        for one in sorted(learned, key=lambda one: one.id):
            self._lay(one, under, names)

    def _lay(self, one: "LearnedAddress", under: GazetteerFile, names: StreetNames) -> None:
        told = one.components
        keys = stands_for(told.house_number or "")
        if not told.street or not keys:
            return
        id, street = self._street(one, under, names)
        if keys[0] in street.houses:
            return  # a source knows it by now, or it was learned twice
        place = street.houses.count
        if id < self._end:
            place += len(self._over[id])
            if any(keys[0] in stands_for(other.components.house_number or "")
                   for other in self._over[id]):  # fmt: skip
                return
            self._over[id].append(one)
        else:
            street.add(_house(one, street))
        lat, lon = one.location.lat, one.location.lon
        self._places.append((cell_number(*cell_of(lat, lon)), (id, place, lat, lon)))
        if told.postcode:
            self._codes.add(told.postcode)

    def _street(
        self, one: "LearnedAddress", under: GazetteerFile, names: StreetNames
    ) -> tuple[int, Street]:
        """The street of that name in that town; a new one, where there is none."""
        told = one.components
        name, town = name_of(told.street or ""), town_key(told.city or "")
        ids = names.ids(name)
        known = list(zip(ids, under.streets(ids), strict=True))
        known += [
            (self._end + at, street)
            for at, street in enumerate(self._added)
            if name_of(street.name).key == name.key
        ]
        for id, street in known:
            if town_key(street.city or "") == town:
                return id, street
        at = one.location
        new = Street(told.street or "", told.city, (), one.country, at.lat, at.lon)
        self._added.append(new)
        return self._end + len(self._added) - 1, new

    # --- what a file answers, with what lies over it

    def __len__(self) -> int:
        return self._end + len(self._added)

    def about(self, what: str) -> str:
        said = super().about(what)
        match what:
            case "houses":
                return str(int(said) + len(self._places))
            case "version" if self._places:
                told = repr((said, self._places)).encode()
                return blake2b(told, digest_size=8).hexdigest()
            case _:
                return said

    def postcodes(self) -> list[str]:
        return sorted({*super().postcodes(), *self._codes})

    def names(self) -> Iterator[NameRow]:
        ours: dict[str, tuple[NameRow, array[int]]] = {}
        for at, street in enumerate(self._added):
            name = name_of(street.name)
            row = (" ".join(name.words), name.stem, name.kind, int(name.glued), b"")
            ours.setdefault(name.key, (row, array("I")))[1].append(self._end + at)

        def known() -> Iterator[NameRow]:
            for words, stem, kind, is_glued, ids in super(WithLearned, self).names():
                _, more = ours.pop(f"{stem}|{kind}", (None, array("I")))
                yield words, stem, kind, is_glued, ids + more.tobytes()

        if not ours:
            return super().names()
        theirs = list(known())  # takes out of `ours` what only has more streets now
        new = sorted((*row[:4], ids.tobytes()) for row, ids in ours.values())
        return merge(theirs, new, key=lambda row: row[0])

    def streets(self, ids: Sequence[int]) -> list[Street]:
        if all(id < self._end for id in ids):
            return super().streets(ids)
        known = iter(super().streets([id for id in ids if id < self._end]))
        return [next(known) if id < self._end else self._added[id - self._end] for id in ids]

    def near(self, first_cell: int, last_cell: int) -> list[tuple[int, int, float, float]]:
        ours = [place for cell, place in self._places if first_cell <= cell <= last_cell]
        return super().near(first_cell, last_cell) + ours

    def _houses(self, id: int, street: Street) -> Houses:
        houses = super()._houses(id, street)
        for one in self._over.get(id, ()):
            houses.add(_house(one, street))
        return houses


def _house(one: "LearnedAddress", street: Street) -> House:
    told = one.components
    return House(
        street=street,
        number=told.house_number or "",
        lat=one.location.lat,
        lon=one.location.lon,
        postcode=told.postcode,
        postcodes=frozenset({told.postcode} if told.postcode else ()),
        country=one.country,
        sigma_m=one.sigma_m,
    )
