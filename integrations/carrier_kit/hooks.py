"""Hooks: a push in JSON, proved by its sender's scheme, and read by its translation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from core.ports import Push, SeenEvents
from integrations.carrier_kit.proofs import Proof

type Greeting = Callable[[Mapping[str, str]], str | None]


def asks_nothing(query: Mapping[str, str]) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class JsonHook[Said]:
    """`wire` is what a body looks like, `read` what it means; it raises ValueError for a body that
    is none of theirs after all. `greeting`: what a GET wants to hear."""

    sender: str
    proof: Proof
    wire: type[Said]
    read: Callable[[Said], Sequence[SeenEvents]]
    greeting: Greeting = asks_nothing

    def proved(self, push: Push) -> str:
        return self.proof.proved(push)

    def heard(self, push: Push) -> Sequence[SeenEvents]:
        try:
            return self.read(msgspec.json.decode(push.body, type=self.wire))
        except (msgspec.DecodeError, RecursionError, ValueError) as wrong:
            raise ValueError(f"not a push of {self.sender}") from wrong

    def greeted(self, query: Mapping[str, str]) -> str | None:
        return self.greeting(query)
