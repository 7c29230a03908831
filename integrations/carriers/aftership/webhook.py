"""AfterShip's webhooks: signed with the secret of the webhook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from core.ports import Push, SeenEvents
from integrations.carrier_kit.proofs import Hmac, Proof
from integrations.carriers.aftership import wire
from integrations.carriers.aftership.translate import Reader

SIGNATURE = "aftership-hmac-sha256"


@dataclass(frozen=True, slots=True)
class Hook:
    proof: Proof
    reader: Reader

    def proved(self, push: Push) -> str:
        return self.proof.proved(push)

    def heard(self, push: Push) -> Sequence[SeenEvents]:
        """What it says of other carriers' parcels is none of ours."""
        try:
            said = msgspec.json.decode(push.body, type=wire.Pushed)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
            raise ValueError("not a push of AfterShip") from wrong
        is_ours = said.msg.slug in (None, self.reader.slug)
        return [self.reader.seen(said.msg)] if is_ours else []

    def greeted(self, query: Mapping[str, str]) -> str | None:
        return None


def hook_of(secrets: Sequence[str], reader: Reader) -> Hook | None:
    """None without a secret: then nothing is heard."""
    if not secrets:
        return None
    return Hook(Hmac(SIGNATURE, "sha256", "base64", [one.encode() for one in secrets]), reader)
