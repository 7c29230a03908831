"""Policy: when what was read is acted on, when it is asked about, and when nothing is known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding.embedding import Meaning
from bot.understanding.learnt import Weights
from bot.understanding.rules import ByRules
from bot.understanding.understood import Intent

LIKELY = 0.8  # a pattern
DOUBTFUL = 0.6  # several patterns that pull apart
SAID_BY_RULES = 0.1  # what a pattern counts for beside the lines that are near
ASKED_ABOUT_FROM = 0.02  # a reading less likely than this is not worth a button
NOTHING_BELOW = 0.1  # nothing is likely: better say what we can do
NOT_OURS_FROM = 0.9  # so surely none of our business that no button is worth showing
ASKED_ABOUT_MAX = 3
BESIDE_MAX = 3  # what one message may say besides


# A yes, a no and what is only polite has words of its own; beside a request it is not guessed.
IN_SO_MANY_WORDS = frozenset({Intent.CONFIRM, Intent.DENY, Intent.THANKS, Intent.GREETING})
_BEFORE_ANGER = frozenset({Intent.NOT_RECEIVED, Intent.HUMAN})


@dataclass(frozen=True, slots=True)
class Decision:
    """`confidence`: how sure that it is ours, or for `other` that it is not. `likely`: readings to
    ask about where none is sure enough to act on; `out_of_scope`: how likely it is none of ours."""

    intent: Intent = Intent.OTHER
    confidence: float = 0.0
    understood: bool = False
    also: tuple[Intent, ...] = ()
    likely: tuple[Intent, ...] = ()
    out_of_scope: float = 0.0
    keeps_things: bool = True


def by_words(rules: ByRules) -> Decision:
    """By rules alone: where there is no encoder."""
    if rules.not_ours:
        return Decision(confidence=DOUBTFUL / 2, keeps_things=False)
    if not rules.intents:
        return Decision()
    intent, *also = rules.intents
    confidence = LIKELY if len(also) < 2 else DOUBTFUL
    return Decision(intent, confidence, understood=True, also=tuple(also))


def by_meaning(
    learnt: Weights,
    meaning: Meaning,
    rules: ByRules,
    beside: Sequence[Intent] = (),
    spelt_out: Collection[Intent] = (),
) -> Decision:
    """By the lines that are near, with a word from the rules; `beside` is what is surely said as
    well, `spelt_out` what stands there in so many words."""
    intents, labels = learnt.intents, learnt.intents.labels
    whole = intents.read(meaning.whole)
    likely = intents.likely(whole, rules.told, SAID_BY_RULES)
    order = np.argsort(-likely, kind="stable")
    best, share = labels[order[0]], float(likely[order[0]])
    not_ours = float(likely[labels.index(Intent.OTHER)])
    clauses = [intents.read(clause) for clause in meaning.clauses]
    guessed = IN_SO_MANY_WORDS.difference(spelt_out)
    besides = (each for each in learnt.besides.said(best, whole, clauses) if each not in guessed)
    told = dict.fromkeys((*besides, *beside))
    also = tuple(each for each in told if each not in (best, Intent.OTHER))[:BESIDE_MAX]
    # Anger beside a request makes it no less sure.
    anger = float(likely[labels.index(Intent.COMPLAINT)]) if best in _BEFORE_ANGER else 0.0
    if best is not Intent.OTHER and share + anger >= intents.acts_from:
        return Decision(best, 1 - not_ours, understood=True, also=also, out_of_scope=not_ours)
    asked = tuple(
        labels[at]
        for at in order
        if likely[at] >= ASKED_ABOUT_FROM and labels[at] is not Intent.OTHER
    )
    is_nothing = share < NOTHING_BELOW or not_ours >= NOT_OURS_FROM
    return Decision(
        best,
        not_ours if best is Intent.OTHER else 1 - not_ours,
        also=also if best is not Intent.OTHER else (),
        likely=() if is_nothing else asked[:ASKED_ABOUT_MAX],
        out_of_scope=not_ours,
        keeps_things=best is not Intent.OTHER or not rules.not_ours,
    )
