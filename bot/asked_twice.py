"""Asked twice: a question is put twice in the same words; then other ways are offered, and then
a person joins."""

from dataclasses import replace

from bot.address_questions import may_accept
from bot.asking import PERSON
from bot.buttons import about, fingerprint
from bot.draft import FAILURES_MAX, Draft, leave, pin_button
from bot.facts import Facts
from bot.turn import Beat, Say, Turn, ask, goto, say

ASKED_MAX = 2
QUESTIONS_KEPT_MAX = 12
_CHANGES = "more"  # what the courier is told, read back beside the question


def put(
    question: Say,
    draft: Draft,
    facts: Facts,
    *,
    wait: Beat,
    times: int = ASKED_MAX,
    instead: Say | None = None,
    beside: object = "",
) -> Turn:
    """The question, as often as it helps; whoever has heard it so often needs another way.
    `instead` is that way; `beside` is what makes the same words another question."""
    trace = _trace_of(question, beside)
    told = draft.asked.count(trace)
    asked = (*draft.asked, trace)[-QUESTIONS_KEPT_MAX:]
    if told < times:
        return ask(question, wait=wait, notes=replace(draft, asked=asked))
    if told == times:
        lost = replace(draft, asked=asked, failures=FAILURES_MAX)
        return ask(instead or other_ways(say("address-lost"), lost, facts), wait=wait, notes=lost)
    return goto("person")


def is_worn_out(question: Say, draft: Draft) -> bool:
    """Whether it was put as often as it helps."""
    return draft.asked.count(_trace_of(question)) >= ASKED_MAX


def failed(draft: Draft, facts: Facts, said: Say, *, wait: Beat) -> Turn:
    """Write it again; after the second time, a pin or a person."""
    assert facts.delivery is not None
    if draft.failures + 1 >= FAILURES_MAX:
        return lost(draft, facts, wait=wait)
    buttons = (pin_button(facts), *leave(facts.delivery), PERSON)
    tried = replace(draft, failures=draft.failures + 1)
    return ask(replace(said, buttons=buttons), wait=wait, notes=tried)


def lost(draft: Draft, facts: Facts, *, wait: Beat) -> Turn:
    """A pin or a person is offered once; who is not found then either gets a person."""
    if draft.failures >= FAILURES_MAX:
        return goto("person")
    return pin_or_person(replace(draft, failures=FAILURES_MAX), facts, wait=wait)


def pin_or_person(draft: Draft, facts: Facts, *, wait: Beat) -> Turn:
    return ask(other_ways(say("address-lost"), Draft(), facts), wait=wait, notes=draft)


def with_news(turn: Turn, said: Say, draft: Draft, facts: Facts, *, wait: Beat) -> Turn:
    """News beside the question calls nobody: where it has been put as often as it helps, it is not
    put again, and its ways out stand under the news."""
    if turn.goto == "person":
        return ask(other_ways(said, draft, facts), wait=wait, notes=draft)
    return replace(turn, says=(said, *turn.says))


def other_ways(said: Say, draft: Draft, facts: Facts) -> Say:
    """A pin, a person, the number on their word where that may be, or back."""
    delivery = facts.delivery
    assert delivery is not None
    right = about(delivery, "button-number-right", "address.number_right")
    accept = (right,) if may_accept(draft) else ()
    return replace(said, buttons=(*accept, pin_button(facts), PERSON, *leave(delivery)))


def _trace_of(question: Say, beside: object = "") -> str:
    values = {name: value for name, value in question.values.items() if name != _CHANGES}
    return fingerprint(f"{question.key}/{values}/{beside}")
