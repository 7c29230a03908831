"""The judge: compares what was asked with what phones received and carriers wrote down."""

from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.faults.load import Caller, Parcel, Talk
from benchmarks.faults.scenario import Seen
from benchmarks.faults.stand import Stand
from sandbox.telegram import Phone
from sandbox.telegram.chat import Happened

ENDED = ("accepted", "applied")


def judge_talks(seen: Seen, people: Sequence[Talk], extra_each: int) -> None:
    """G1: each wish was answered. G2: in order. G4: not more often than `extra_each` falls of a
    process explain, in each chat."""
    seen.look(1, ())
    seen.look(2, ())
    seen.look(4, ())
    repeated = 0
    for talk in people:
        lost, out_of_order, extra = compared(talk.said, talk.heard())
        repeated += extra
        who = talk.phone.user.first_name
        if lost:
            seen.look(1, [f"{who}: {lost} of {len(talk.said)} wishes have no answer"])
        if out_of_order:
            seen.look(2, [f"{who}: {out_of_order} answers out of their order"])
        if extra > extra_each:
            seen.look(4, [f"{who}: {extra} answers too many, where {extra_each} may be"])
    wishes = sum(len(talk.said) for talk in people)
    waits = len(people[0].phone.bot.queue.alive()) if people else 0
    still = f", {waits} updates never taken" if waits else ""
    seen.note(f"{wishes} wishes, {repeated} answers repeated{still}")


def compared(said: Sequence[str], heard: Sequence[str]) -> tuple[int, int, int]:
    """How many wishes are unanswered, how many answers come out of their order, how many are too
    many: by the longest line of answers that came in the order of the wishes."""
    in_line = _in_line(said, heard)
    left, over = Counter(said), Counter(heard)
    left.subtract(in_line)
    over.subtract(in_line)
    out_of_order = (left & over).total()
    return (left - over).total(), out_of_order, (over - left).total()


def _in_line(said: Sequence[str], heard: Sequence[str]) -> list[str]:
    """A longest common subsequence; where the two are alike, as they mostly are, at once."""
    same = next(
        (at for at, (one, other) in enumerate(zip(said, heard, strict=False)) if one != other),
        min(len(said), len(heard)),
    )
    rest, answers = said[same:], heard[same:]
    lengths = [[0] * (len(answers) + 1) for _ in range(len(rest) + 1)]
    for i in reversed(range(len(rest))):
        for j in reversed(range(len(answers))):
            lengths[i][j] = (
                lengths[i + 1][j + 1] + 1
                if rest[i] == answers[j]
                else max(lengths[i + 1][j], lengths[i][j + 1])
            )
    found, i, j = list(said[:same]), 0, 0
    while i < len(rest) and j < len(answers):
        if rest[i] == answers[j]:
            found.append(rest[i])
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


async def judge_changes(seen: Seen, shop: Caller, stand: Stand, parcels: Iterable[Parcel]) -> None:
    """G5: what the carrier would do is what was asked, each once. G3: nothing that nobody was told
    of. G7: whoever asked learns how it ended."""
    seen.look(3, ())
    seen.look(5, ())
    seen.look(7, ())
    asked = 0
    for parcel in parcels:
        ledger = stand.carriers[parcel.carrier]
        effects = ledger.effects_of(parcel.number)
        asked += len(parcel.changes)
        told = [str(one.body.get("change_id")) for one in effects]
        for id in parcel.changes:
            times = told.count(id)
            state = (await shop.get(f"/v1/changes/{id}")).body.get("state")
            if times > 1:
                seen.look(5, [f"{id} is {times} changes at the carrier"])
            elif state == "superseded":
                continue
            elif times == 0:
                seen.look(7, [f"{id} never reached the carrier, and is {state}"])
            elif state not in ENDED:
                seen.look(7, [f"{id} was accepted by the carrier, and is {state}"])
        strangers = set(told) - set(parcel.changes)
        if strangers:
            seen.look(3, [f"{parcel.number}: the carrier has {len(strangers)} that nobody asked"])
        if ledger.conflicts:
            seen.look(5, [f"a key came with another body: {ledger.conflicts}"])
    seen.note(f"{asked} changes")


def new_messages(phone: Phone, words: str) -> int:
    """How often the phone rang with these words."""
    return sum(
        one.is_from_bot and one.what is Happened.MESSAGE and words in one.text
        for one in phone.log()
    )
