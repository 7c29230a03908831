"""Doubts: what else a line may mean, beside the best candidate; each costs a confirmation."""

from collections.abc import Sequence
from dataclasses import dataclass

from address.language.similarity import EXACT, name_from, name_of
from address.lines.door_tokens import DoorFacts
from address.lines.mentions import is_mentioned
from address.lines.number_reading import Fit
from address.lines.reading import Reading
from address.lines.town_reading import Span, breaks
from address.matching.alternatives import alternatives_to, is_in_passing, other_number
from address.matching.match import (
    NUMBER_WEIGHT,
    NUMBER_WORTH,
    WIDER_SIMILARITY_MIN,
    Agreement,
    Candidate,
    used_tokens,
)
from address.matching.name_windows import CERTAIN, inside
from address.matching.once_called import is_once_called
from address.matching.other_towns import may_name_a_town, unknown_town

TAKEN_SIMILARITY_MIN = 0.93
RIVAL_MARGIN = 0.03
RIVAL_METRES = 150.0
NEAR_NAMES_MARGIN = 0.06
LETTER_COST = NUMBER_WEIGHT * (NUMBER_WORTH[Fit.EXACT] - NUMBER_WORTH[Fit.BASE])


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """What speaks against taking a house that was found."""

    rivals: Sequence[Candidate]
    unknown_town: Span | None  # a town that is named, and is not the street's
    may_be_elsewhere: bool  # some word may name another town
    in_passing: bool  # another number, an hour, a question: the house may be no goal
    may_be_another: bool  # the words may name another street
    once_called: bool  # the street is called otherwise today

    @property
    def are_none(self) -> bool:
        return not (
            self.rivals
            or self.unknown_town is not None
            or self.may_be_elsewhere
            or self.in_passing
            or self.may_be_another
            or self.once_called
        )


def doubts_about(
    best: Candidate, reading: Reading, found: Sequence[Candidate], door: DoorFacts
) -> Doubts:
    elsewhere = unknown_town(reading, best)
    others = alternatives_to(best, found, reading)
    alike = [*rivals_of(best, found), *_of_one_last_name(best, found, reading)]
    rivals = [*others, *(one for one in dict.fromkeys(alike) if one not in others)]
    in_passing = other_number(best, reading) is not None or is_in_passing(best, reading)
    return Doubts(
        rivals=rivals,
        unknown_town=elsewhere,
        may_be_elsewhere=_is_of_many(best, found)
        or (elsewhere is None and may_name_a_town(reading, best, door)),
        in_passing=best.apart or in_passing or _is_mentioned(best, reading, door),
        may_be_another=best.beside or may_be_another(best, found, reading),
        once_called=is_once_called(best, reading),
    )


def _is_of_many(best: Candidate, found: Sequence[Candidate]) -> bool:
    """Other towns have this house too, and it was not said which is meant."""
    return best.town is Agreement.ASSUMED and any(
        one.town is Agreement.NOT_TYPED and one.fit is best.fit
        and one.similarity == best.similarity
        for one in found[1:]
    )  # fmt: skip


def _is_mentioned(best: Candidate, reading: Reading, door: DoorFacts) -> bool:
    explained = used_tokens(reading, best) | door.used | reading.refused | reading.hours
    return is_mentioned(reading, best.used, explained)


def rivals_of(best: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
    """Houses that the line may mean just as well, and that stand somewhere else."""
    assert best.house is not None
    here = best.house.location
    return [
        other
        for other in found[1:]
        if other.house is not None
        and other.house is not best.house
        and _behind(best, other) <= RIVAL_MARGIN
        and not (best.similarity == EXACT > other.similarity)
        and (other.street is not best.street or _number_key(other) == _number_key(best))
        and here.metres_to(other.house.location) > RIVAL_METRES
    ]


def _of_one_last_name(
    best: Candidate, found: Sequence[Candidate], reading: Reading
) -> list[Candidate]:
    """Roobertinkatu is Iso Roobertinkatu as well as Pieni: which of them is longer says nothing."""
    if not _lacks_its_first_word(best, reading):
        return []
    return [
        other
        for other in found[1:]
        if other.fit is best.fit
        and other.street.name != best.street.name
        and other.street_span == best.street_span
        and _lacks_its_first_word(other, reading)
    ]


def _lacks_its_first_word(candidate: Candidate, reading: Reading) -> bool:
    typed = name_from(reading.tokens[slice(*candidate.street_span)]).words
    known = name_of(candidate.street.name).words
    return len(typed) < len(known) and known[-len(typed) :] == typed


def _behind(best: Candidate, other: Candidate) -> float:
    """How much less one house fits. Of two streets of one name one may have a house 24a, and the
    other a house 24 with a staircase A: "24 A" says both."""
    typed = other.number
    is_as_near = typed is not None and typed.staircase and other.street is not best.street
    return best.score - other.score - (LETTER_COST if is_as_near else 0.0)


def crossing_of(best: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
    """The streets of "corner of A and B", in the order typed; `best` alone where no other is."""
    if best.similarity < CERTAIN:
        return [best]
    streets = [best]
    for other in found:
        is_new = all(not _share_words(other, one) and other.street.name != one.street.name
                     for one in streets)  # fmt: skip
        if other.house is None and other.similarity >= CERTAIN and is_new:
            streets.append(other)
    return sorted(streets, key=lambda one: one.street_span)


def may_be_another(best: Candidate, found: Sequence[Candidate], reading: Reading) -> bool:
    """A street whose name was mistyped may be another one that is spelt nearly as near: "est 10th
    Street" is East or West. And "od York Road" may be more than York Road."""
    for other in found[1:]:
        if (
            other.fit is Fit.MISSING
            and not other.apart
            and other.similarity >= CERTAIN
            and not best.used & other.used
        ):
            return True  # "Bulevardi 10, Bulevardi 999": whatever that is
        if other.street is best.street or other.street.name == best.street.name:
            continue
        if _is_wider(best, other, reading):
            return True
        if _is_a_crossing(best, other, reading):
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


def _is_a_crossing(best: Candidate, other: Candidate, reading: Reading) -> bool:
    """ "Kalevankatu / Yrjönkatu 5"; "not Kalevankatu 5, Yrjönkatu 7" is none."""
    is_before = other.street_span[1] <= min(best.used)
    is_refused = not reading.refused.isdisjoint(range(*other.street_span))
    return other.similarity >= CERTAIN and is_before and not is_refused


def _is_wider(best: Candidate, other: Candidate, reading: Reading) -> bool:
    """Its name has more of the line's words; the B of "12 B Mannerheimintie" is the house's."""
    start, end = other.street_span
    number = range(*best.number.span) if best.number is not None else ()
    more = set(range(start, end)) - set(range(*best.street_span))
    return (
        other.similarity >= WIDER_SIMILARITY_MIN
        and inside(best.street_span, other.street_span)
        and not more <= set(number)
        and not any(breaks(reading.text, reading.tokens, at) for at in range(start + 1, end))
    )


def _share_words(one: Candidate, other: Candidate) -> bool:
    return one.street_span[0] < other.street_span[1] and other.street_span[0] < one.street_span[1]


def _number_key(candidate: Candidate) -> str:
    return candidate.number.key if candidate.number else ""
