"""Quality: what is asked of every adapter; each says in `quality.toml` that it is done, or why not.

The contract suite reads it, and asks of an adapter what it says is done.
"""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

RULES = {
    "mapping-is-total": "every code that the vendor documents stands in mapping.toml",
    "unknown-is-unknown": "a code that is not there becomes an alert, and moves nothing",
    "same-key-once": "the same change asked twice changes once",
    "reads-back": "after a lost answer it looks before it asks again",
    "refusal-in-200": "a no under HTTP 200 is a no",
    "retry-after": "429 is waited for as long as it says",
    "paced": "no more calls a second than the vendor takes",
    "late-and-doubled": "events out of order or twice turn nothing back",
    "clocks-and-zones": "times are read in the zone that the vendor means",
    "hook-fails-closed": "a push without its proof is not heard",
    "secrets-stay": "neither keys nor personal data stand in a log or a repr",
}
DONE = "done"


@dataclass(frozen=True, slots=True)
class Quality:
    """By rule: done, or the reason why it does not apply."""

    done: frozenset[str]
    exempt: dict[str, str]


def quality_of(package: str) -> Quality:
    """Raises ValueError where a rule is missing, unknown, or exempt without a reason."""
    said = tomllib.loads((files(package) / "quality.toml").read_text("utf-8"))["rules"]
    if missing := sorted(set(RULES) ^ set(said)):
        raise ValueError(f"{package}: {', '.join(missing)}: missing, or no rule of ours")
    done = frozenset(rule for rule, word in said.items() if word == DONE)
    exempt = {rule: word["exempt"] for rule, word in said.items() if rule not in done}
    if not all(exempt.values()):
        raise ValueError(f"{package}: a rule that is exempt has a reason")
    return Quality(done, exempt)
