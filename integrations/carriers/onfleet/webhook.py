"""Onfleet's webhooks: signed with the secret of the account, and greeted once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from core.ports import Push, SeenEvents
from integrations.carrier_kit.proofs import Hmac, Proof, hex_key
from integrations.carriers.onfleet import wire
from integrations.carriers.onfleet.translate import Reader

SIGNATURE = "X-Onfleet-Signature"
GREETING_MAX = 200


@dataclass(frozen=True, slots=True)
class Hook:
    proof: Proof
    reader: Reader

    def proved(self, push: Push) -> str:
        return self.proof.proved(push)

    def heard(self, push: Push) -> Sequence[SeenEvents]:
        try:
            said = msgspec.json.decode(push.body, type=wire.Pushed)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
            raise ValueError("not a push of Onfleet") from wrong
        seen = self.reader.pushed(said)
        return [seen] if seen is not None else []

    def greeted(self, query: Mapping[str, str]) -> str | None:
        """`?check=X` when the webhook is made: X comes back as plain text."""
        word = query.get("check")
        return word if word is not None and len(word) <= GREETING_MAX else None


def hook_of(secrets: Sequence[str], reader: Reader) -> Hook | None:
    """None without a secret: then nothing is heard. Raises ValueError for one that is not hex."""
    if not secrets:
        return None
    return Hook(Hmac(SIGNATURE, "sha512", "hex", [hex_key(one) for one in secrets]), reader)
