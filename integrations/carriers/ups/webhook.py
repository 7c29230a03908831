"""Track Alert's pushes: whoever subscribed gave it a credential, and it sends that back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from core.ports import Push, SeenEvents
from integrations.carrier_kit.proofs import Proof, StaticHeader
from integrations.carriers.ups import wire
from integrations.carriers.ups.translate import Reader

BEARER_IN = "authorization"  # there a credential stands behind a word


@dataclass(frozen=True, slots=True)
class Hook:
    proof: Proof
    reader: Reader

    def proved(self, push: Push) -> str:
        return self.proof.proved(push)

    def heard(self, push: Push) -> Sequence[SeenEvents]:
        try:
            return [self.reader.pushed(msgspec.json.decode(push.body, type=wire.Pushed))]
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as wrong:
            raise ValueError("not a push of UPS") from wrong

    def greeted(self, query: Mapping[str, str]) -> str | None:
        return None


def hook_of(secrets: Sequence[str], header: str, reader: Reader) -> Hook | None:
    """None without a credential: then nothing is heard."""
    if not secrets:
        return None
    prefix = "Bearer " if header.casefold() == BEARER_IN else ""
    return Hook(StaticHeader(header, secrets, prefix), reader)
