"""Onfleet's webhooks: signed with the secret of the account, and greeted once."""

from collections.abc import Mapping, Sequence

from core.ports import SeenEvents
from integrations.carrier_kit.hooks import JsonHook
from integrations.carrier_kit.proofs import Hmac, hex_key
from integrations.carriers.onfleet import wire
from integrations.carriers.onfleet.translate import Reader

SIGNATURE = "X-Onfleet-Signature"
GREETING_MAX = 200


def hook_of(secrets: Sequence[str], reader: Reader) -> JsonHook[wire.Pushed] | None:
    """None without a secret: then nothing is heard. Raises ValueError for one that is not hex."""
    if not secrets:
        return None

    def read(said: wire.Pushed) -> Sequence[SeenEvents]:
        seen = reader.pushed(said)
        return [seen] if seen is not None else []

    proof = Hmac(SIGNATURE, "sha512", "hex", [hex_key(one) for one in secrets])
    return JsonHook("Onfleet", proof, wire.Pushed, read, _greeted)


def _greeted(query: Mapping[str, str]) -> str | None:
    """`?check=X` when the webhook is made: X comes back as plain text."""
    word = query.get("check")
    return word if word is not None and len(word) <= GREETING_MAX else None
