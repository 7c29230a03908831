"""InPost's pushes: nobody signs them, so the address holds a token and what it says is a hint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from core.ports import Push, SeenEvents
from integrations.carrier_kit.proofs import AllOf, FromNetworks, Proof, UrlToken
from integrations.carriers.inpost import wire
from integrations.carriers.inpost.translate import pushed


@dataclass(frozen=True, slots=True)
class Hook:
    proof: Proof

    def proved(self, push: Push) -> str:
        return self.proof.proved(push)

    def heard(self, push: Push) -> Sequence[SeenEvents]:
        try:
            return pushed(msgspec.json.decode(push.body, type=wire.Pushed))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
            raise ValueError("not a push of InPost") from wrong

    def greeted(self, query: Mapping[str, str]) -> str | None:
        """It looks whether somebody is there, and asks nothing."""
        return "ok"


def hook_of(secrets: Sequence[str], networks: Sequence[str]) -> Hook | None:
    """None without a token and networks: then nothing is heard. Raises ValueError."""
    proofs: list[Proof] = []
    if secrets:
        proofs.append(UrlToken(secrets))
    if networks:
        proofs.append(FromNetworks(networks))
    return Hook(AllOf(proofs)) if proofs else None
