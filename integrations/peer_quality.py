"""Peer quality: what is asked of each adapter of a kind; each says in `quality.toml` that it is
done, or why it does not apply. Those of carriers stand in `carrier_kit/quality.py`.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from integrations.carrier_kit.quality import DONE, Quality

RULES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "geocoder": {
            "address-alone": "it hears an address, and nothing else of a person",
            "our-words": "a house and a street are told in our words, a town is none",
            "strange-spoils-none": "an item that cannot be read spoils no other",
            "ill-is-unavailable": "slow, lost, wrong and refused answers are an illness",
            "retry-after": "429 is waited for as long as it says",
            "licence": "its licence goes with its answer",
            "secrets-stay": "neither key nor address stands in an error",
        },
        "weather": {
            "place-is-rough": "it hears a place to about a kilometre, and nothing of a person",
            "hours-end": "what stands at an hour is told of the hours that it is about",
            "beyond-is-unknown": "an hour without a forecast is neither wet nor dry",
            "ill-is-unavailable": "slow, lost, wrong and refused answers are an illness",
            "retry-after": "429 is waited for as long as it says",
            "secrets-stay": "neither key nor place stands in an error",
        },
        "points": {
            "mapping-is-total": "every word that the vendor documents stands in mapping.toml",
            "unknown-is-told": "a word that is not there closes the point, and is told",
            "all-pages": "the list is read to its end",
            "strange-spoils-none": "an item that cannot be read spoils no other",
            "ill-is-unavailable": "wrong and refused answers are an illness",
            "retry-after": "429 is waited for as long as it says",
            "clocks-and-zones": "hours are told as OpenStreetMap writes them, in their zone",
            "secrets-stay": "no key stands in an error",
        },
        "planner": {
            "windows-hard": "a promise is a window that no plan breaks",
            "nobody-dropped": "who does not fit leaves the plan out, and is never dropped",
            "evaluates": "it says what a day breaks as it stands",
            "reasons": "who fits nowhere comes back with a reason",
            "frozen": "what is under way stays where it is",
            "limits": "more than it takes is not asked, or is a no and no illness",
            "places-stay": "no address and no coordinate leaves the house",
            "ill-is-unavailable": "slow, lost and wrong answers are an illness",
            "secrets-stay": "no key stands in an error",
        },
        "routing": {
            "never-zero": "where there is no way there is no time, and never none",
            "any-size": "a matrix of any size is whole",
            "profiles": "van, truck, bicycle and feet are told apart",
            "truck": "a truck goes where it fits",
            "hours": "it hears when a vehicle leaves, and no hour is told of another",
            "says-what-it-is": "its name stands in every answer",
            "ill-is-unavailable": "slow, lost and wrong answers are an illness",
        },
    }
)


def quality_of(package: str, kind: str) -> Quality:
    """Raises ValueError where a rule is missing, unknown, or exempt without a reason."""
    said = tomllib.loads((files(package) / "quality.toml").read_text("utf-8"))["rules"]
    if wrong := sorted(set(RULES[kind]) ^ set(said)):
        raise ValueError(f"{package}: {', '.join(wrong)}: missing, or no rule of ours")
    done = frozenset(rule for rule, word in said.items() if word == DONE)
    exempt = {rule: word["exempt"] for rule, word in said.items() if rule not in done}
    if not all(exempt.values()):
        raise ValueError(f"{package}: a rule that is exempt has a reason")
    return Quality(done, exempt)
