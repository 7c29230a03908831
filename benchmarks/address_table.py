"""The address table: what became of each line, counted by kind of dirt, beside its bounds."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from address.gazetteers.places import House
from address.language.folding import tokens
from address.lines.numbers import stands_for
from benchmarks.dirt import GUESSES, NO_HOUSE, Line
from core.model.address import Components, Suggestion, Verdict, VerdictCode

CONFIRMED = frozenset({VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT})
SAME_PLACE_METRES = 150.0
COLUMNS = ("one tap", "top-1", "in three", "wrong", "noticed", "word lost", "fact lost")
PLAIN = ("clean", "lower case, ascii", "upper case", "commas, lines, gaps", "other order",
         "abbreviated", "other language")  # fmt: skip
WRONG_PLACE = ("wrong postcode", "wrong town")
BESIDE = ("flat", "note", "phone")
CONFIDENCE_BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A line, its verdict, and the columns that it counts in."""

    line: Line
    verdict: Verdict
    seconds: float
    columns: frozenset[str]
    lost_words: Sequence[str]

    @property
    def is_right(self) -> bool:
        return "top-1" in self.columns


def seen(line: Line, verdict: Verdict, seconds: float, lost_words: Sequence[str]) -> Seen:
    right = line.house is not None and is_house(verdict, line.house)
    shown = right or any(
        line.house is not None and is_house(one, line.house) for one in verdict.suggestions
    )
    confirmed = verdict.verdict in CONFIRMED
    told = {
        "one tap": confirmed and right,
        "top-1": right,
        "in three": shown,
        "wrong": confirmed and not right,
        "noticed": not confirmed,
        "word lost": bool(lost_words),
        "fact lost": right and _lacks_a_fact(line, verdict),
    }
    return Seen(
        line=line,
        verdict=verdict,
        seconds=seconds,
        columns=frozenset(column for column, holds in told.items() if holds),
        lost_words=lost_words,
    )


def is_house(found: Verdict | Suggestion, house: House) -> bool:
    """The same address: a street may have two names, and stand in the data twice."""
    told: Components = found.components
    number = told.house_number or ""
    same_number = number == house.number or bool(
        set(stands_for(number)) & set(stands_for(house.number))
    )
    if not same_number or (told.city or "") != (house.street.city or ""):
        return False
    if told.street == house.street.name:
        return True
    at = found.location
    names = {told.street, *house.street.aliases}
    return (
        (told.street in house.street.aliases or house.street.name in names)
        and at is not None
        and at.metres_to(house.location) < SAME_PLACE_METRES
    )


def _lacks_a_fact(line: Line, verdict: Verdict) -> bool:
    said = verdict.instructions
    told = {
        "unit": verdict.components.unit,
        "entrance": verdict.components.entrance,
        "floor": verdict.components.floor,
        "code": said.gate_code if said else None,
    }
    return any(_spelt(told[kind] or "") != _spelt(value) for kind, value in line.facts)


def _spelt(value: str) -> list[str]:
    return [token.folded for token in tokens(value)]


@dataclass(slots=True)
class Table:
    """All that was seen."""

    all: list[Seen] = field(default_factory=list)

    def add(self, one: Seen) -> None:
        self.all.append(one)

    def lines(self) -> Iterator[str]:
        yield f"\n{'% of n':<22}{'n':>7}" + "".join(f"{column:>11}" for column in COLUMNS)
        by_kind: dict[str, list[Seen]] = defaultdict(list)
        for one in self.all:
            by_kind[one.line.kind].append(one)
        for kind, found in by_kind.items():
            yield _row(kind, found)
        yield _row("all", self.all)
        yield "\nverdicts"
        for kind, found in by_kind.items():
            counted = Counter(one.verdict.verdict.value for one in found)
            yield f"{kind:<22}" + ", ".join(f"{code} {n}" for code, n in counted.most_common())
        yield from self._confidence()
        yield f"\nms a check: p50 {self._ms(0.5):.2f}, p95 {self._ms(0.95):.2f}"

    def _confidence(self) -> Iterator[str]:
        """What it says, beside how often it was right; only where an address was meant or shown."""
        yield "\nconfidence said       mean   right in fact        n"
        told = [(one.verdict.confidence, one.is_right) for one in self.all if _claims(one)]
        error = 0.0
        for low, high in zip(CONFIDENCE_BANDS, (*CONFIDENCE_BANDS[1:], 1.01), strict=True):
            band = [(said, right) for said, right in told if low <= said < high]
            if band:
                mean = sum(said for said, _ in band) / len(band)
                share = sum(right for _, right in band) / len(band)
                error += abs(mean - share) * len(band) / len(told)
                yield f"from {low:.2f}{mean:>17.3f}{100 * share:>14.1f} %{len(band):>9}"
        yield f"expected calibration error {error:.4f}"

    def missed(self) -> list[str]:
        """The bounds that this town misses, in words."""
        bounds = (
            ("wrong confirmations", self._share("wrong"), "≤", 0.10),
            ("plain kinds, one tap", self._share("one tap", PLAIN), "≥", 98.5),
            ("houses in three", self._share("in three", self._house_kinds()), "≥", 99.5),
            ("one typo, not lost", self._share("in three", ("one typo",)), "≥", 99.5),
            ("flat, note, phone: top-1", self._share("top-1", BESIDE), "≥", 99.5),
            ("wrong place noticed", self._share("noticed", WRONG_PLACE), "≥", 96.0),
            ("chat confirmed", self._share("one tap", ("chat",)), "≤", 0.0),
            ("words lost", self._share("word lost"), "≤", 0.0),
            ("p95, ms", self._ms(0.95), "≤", 5.0),
        )
        return [
            f"{name} is {value:.2f}, wanted {sign} {limit}"
            for name, value, sign, limit in bounds
            if (value > limit if sign == "≤" else value < limit)
        ]

    def _house_kinds(self) -> tuple[str, ...]:
        return tuple({one.line.kind for one in self.all} - NO_HOUSE - GUESSES - set(WRONG_PLACE))

    def _share(self, column: str, kinds: Sequence[str] = ()) -> float:
        asked = [one for one in self.all if not kinds or one.line.kind in kinds]
        if not asked:
            return 100.0 if column not in ("wrong", "word lost") else 0.0
        return 100 * sum(column in one.columns for one in asked) / len(asked)

    def _ms(self, share: float) -> float:
        ordered = sorted(one.seconds for one in self.all)
        return 1e3 * ordered[int(len(ordered) * share)]


def _claims(one: Seen) -> bool:
    """An address with a number is told, and it is not only that the number is unknown."""
    told = one.verdict
    return told.components.house_number is not None and told.confidence > 0


def _row(kind: str, found: Sequence[Seen]) -> str:
    shares = [100 * sum(column in one.columns for one in found) / len(found) for column in COLUMNS]
    return f"{kind:<22}{len(found):>7}" + "".join(f"{share:>11.2f}" for share in shares)
