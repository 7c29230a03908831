"""AfterShip's webhooks: signed with the secret of the webhook."""

from collections.abc import Sequence

from core.ports import SeenEvents
from integrations.carrier_kit.hooks import JsonHook
from integrations.carrier_kit.proofs import Hmac
from integrations.carriers.aftership import wire
from integrations.carriers.aftership.translate import Reader

SIGNATURE = "aftership-hmac-sha256"


def hook_of(secrets: Sequence[str], reader: Reader) -> JsonHook[wire.Pushed] | None:
    """None without a secret: then nothing is heard."""
    if not secrets:
        return None

    def read(said: wire.Pushed) -> Sequence[SeenEvents]:
        """What it says of other carriers' parcels is none of ours."""
        return [reader.seen(said.msg)] if said.msg.slug in (None, reader.slug) else []

    proof = Hmac(SIGNATURE, "sha256", "base64", [one.encode() for one in secrets])
    return JsonHook("AfterShip", proof, wire.Pushed, read)
