"""Doubts: what else a line may mean, beside the best candidate; each costs a confirmation."""

from collections.abc import Sequence
from dataclasses import dataclass

from address.alternatives import alternatives_to, is_in_passing, other_number_at
from address.match import WIDER_SIMILARITY_MIN, Agreement, Candidate, towns_beside
from address.name_windows import CERTAIN, inside
from address.notes import DoorFacts
from address.number_reading import Fit
from address.numbers import is_care_of
from address.reading import Reading
from address.similarity import EXACT
from address.town_reading import Named, breaks
from address.towns import town_key
from address.unknown_codes import TOWN_WORDS_MAX
from address.words import BESIDE_THE_ADDRESS

TAKEN_SIMILARITY_MIN = 0.93
RIVAL_MARGIN = 0.03
RIVAL_METRES = 150.0
NEAR_NAMES_MARGIN = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """What speaks against taking a house that was found."""

    rivals: Sequence[Candidate]
    unknown_town: int | None  # the token of a town that we do not know
    may_be_elsewhere: bool  # some word may name another town
    may_be_another: (
        bool  # the words may name another street, or another number, or be said in passing
    )

    @property
    def are_none(self) -> bool:
        return not (
            self.rivals
            or self.unknown_town is not None
            or self.may_be_elsewhere
            or self.may_be_another
        )


def doubts_about(
    best: Candidate, reading: Reading, found: Sequence[Candidate], door: DoorFacts
) -> Doubts:
    unknown_town = unknown_town_at(reading, best)
    others = alternatives_to(best, found, reading)
    rivals = [*others, *(one for one in rivals_of(best, found) if one not in others)]
    other_number = other_number_at(best, reading) is not None
    in_passing = other_number or is_in_passing(best, reading)
    return Doubts(
        rivals=rivals,
        unknown_town=unknown_town,
        may_be_elsewhere=unknown_town is None and may_name_a_town(reading, best, door),
        may_be_another=best.beside or best.apart or in_passing or may_be_another(best, found),
    )


def rivals_of(best: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
    """Houses that the line may mean just as well, and that stand somewhere else."""
    assert best.house is not None
    here = best.house.location
    return [
        other
        for other in found[1:]
        if other.house is not None
        and other.house is not best.house
        and best.score - other.score <= RIVAL_MARGIN
        and not (best.similarity == EXACT > other.similarity)
        and (other.street is not best.street or _number_key(other) == _number_key(best))
        and here.metres_to(other.house.location) > RIVAL_METRES
    ]


def may_be_another(best: Candidate, found: Sequence[Candidate]) -> bool:
    """A street whose name was mistyped may be another one that is spelt nearly as near: "est 10th
    Street" is East or West. And "od York Road" may be more than York Road."""
    for other in found[1:]:
        if other.street is best.street or other.street.name == best.street.name:
            continue
        wider = inside(best.street_span, other.street_span)
        if wider and other.similarity >= WIDER_SIMILARITY_MIN:
            return True
        if (
            other.fit is Fit.EXACT
            and other.similarity >= TAKEN_SIMILARITY_MIN
            and (not best.used & other.used)
        ):
            return True  # "Kaivokatu 1 / Mikonkatu 2": two addresses
        near = best.similarity - other.similarity <= NEAR_NAMES_MARGIN
        if best.similarity < CERTAIN and near and _share_words(best, other):
            return True
    return False


def _share_words(one: Candidate, other: Candidate) -> bool:
    return one.street_span[0] < other.street_span[1] and other.street_span[0] < one.street_span[1]


def _number_key(candidate: Candidate) -> str:
    return candidate.number.key if candidate.number else ""


def unknown_town_at(reading: Reading, best: Candidate) -> int | None:
    """The word after a postcode, where it is no town that we know: "33100 Tampere"."""
    if reading.postcode_span is None or towns_beside(reading, best.street_span):
        return None
    place = reading.postcode_span[1]
    if place >= len(reading.tokens) or place in reading.taken or place in best.used:
        return None
    token = reading.tokens[place]
    gap = reading.text[reading.tokens[place - 1].end : token.start]
    is_word = not token.is_number and len(token.folded) >= 3
    if not is_word or "\n" in gap or token.folded in BESIDE_THE_ADDRESS:
        return None
    in_district = reading.district_span is not None and place in range(*reading.district_span)
    return None if in_district else place


def may_name_a_town(reading: Reading, best: Candidate, door: DoorFacts) -> bool:
    """No town and no postcode, and the last words may be one: "Aleksanterinkatu 5 Tampere" may be
    elsewhere. Capitals tell nothing: people type without them."""
    if towns_beside(reading, best.street_span) or best.postcode is Agreement.SAME:
        return False
    away = used_tokens(reading, best) | door.used
    left = [place for place in range(len(reading.tokens)) if place not in away]
    last = _last_thought(reading, left)
    words = [reading.tokens[place] for place in last]
    if not words or any(token.is_number for token in words):
        return False
    if any(is_care_of(reading.text, reading.tokens, place) for place in last):
        return False
    if any(token.folded in BESIDE_THE_ADDRESS for token in words):
        return False
    if len(words) == 1 and len(left) == 1:
        at_the_end = left[-1] == len(reading.tokens) - 1 and left[0] > best.street_span[0]
        return len(words[0].folded) >= 4 and (at_the_end or left[0] == 0)
    return last[0] > best.street_span[0] and len(words) <= TOWN_WORDS_MAX


def _last_thought(reading: Reading, left: Sequence[int]) -> list[int]:
    """The words that are left after the last comma of the line."""
    last: list[int] = []
    for place in range(len(reading.tokens) - 1, -1, -1):
        if place not in left:
            break
        last.insert(0, place)
        if breaks(reading.text, reading.tokens, place):
            break
    return last or (list(left) if len(left) == 1 else [])


def used_tokens(reading: Reading, best: Candidate | None) -> frozenset[int]:
    """The tokens that the address explains; a link is kept in the note, and so is a town that is
    neither the address's nor among the corrections."""
    used = set(reading.taken - reading.link_tokens)
    span = best.street_span if best else (0, 0)
    told = _town_told(reading, best)
    for named in reading.towns:
        (used.update if named in told else used.difference_update)(range(*named[1]))
    if best is not None:
        used |= best.used
        if reading.district_span and not (set(range(*reading.district_span)) & set(range(*span))):
            used |= set(range(*reading.district_span))
    return frozenset(used)


def _town_told(reading: Reading, best: Candidate | None) -> list[Named]:
    """The towns of the line that the verdict tells again."""
    if best is None:
        return list(reading.towns[:1])
    beside = towns_beside(reading, best.street_span)
    city = town_key(best.street.city) if best.street.city else None
    same = [named for named in beside if city in named[0].keys]
    return same or beside[:1]
