"""Signatures: what Standard Webhooks publishes, and what nobody may get through."""

from datetime import UTC, datetime, timedelta

import pytest

from core.model.signature import TOLERANCE_SECONDS, NotSigned, Secret, signed, signed_id
from sandbox.webhook_peer import is_signed

# The example that the specification's libraries test themselves with.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
AT = datetime.fromtimestamp(1_614_265_330, UTC)
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_published_example_is_signed_as_published() -> None:
    """Everybody's library gives this signature."""
    assert signed(Secret.read(SECRET), ID, AT, BODY) == {
        "webhook-id": ID,
        "webhook-timestamp": "1614265330",
        "webhook-signature": SIGNATURE,
    }


def test_a_peer_that_knows_nothing_of_us_believes_it() -> None:
    """The sandbox's own check, written from the specification."""
    headers = signed(Secret.read(SECRET), ID, AT, BODY)
    assert is_signed(BODY, headers, SECRET, now=AT.timestamp())


def test_what_was_signed_is_believed() -> None:
    """Also while a secret is changed and two signatures stand there."""
    secret = Secret.read(SECRET)
    headers = signed(secret, ID, AT, BODY)
    headers["webhook-signature"] = f"v1,AAAA v2,what {SIGNATURE}"
    assert signed_id(secret, headers, BODY, AT) == ID


@pytest.mark.parametrize("seconds", [-TOLERANCE_SECONDS - 1, TOLERANCE_SECONDS + 1])
def test_a_timestamp_that_is_not_of_now_is_refused(seconds: int) -> None:
    """A replay, or a wrong clock."""
    secret = Secret.read(SECRET)
    with pytest.raises(NotSigned):
        signed_id(secret, signed(secret, ID, AT, BODY), BODY, AT + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("webhook-id", "msg_other"),
        ("webhook-id", ""),
        ("webhook-timestamp", "1614265331"),
        ("webhook-timestamp", "now"),
        ("webhook-timestamp", "²"),
        ("webhook-signature", ""),
        ("webhook-signature", "v1,AAAA"),
        ("webhook-signature", SIGNATURE.removeprefix("v1,")),
        ("webhook-signature", "v1,é"),
    ],
)
def test_a_header_that_was_touched_is_refused(header: str, value: str) -> None:
    """Each of them is part of what was signed."""
    secret = Secret.read(SECRET)
    headers = signed(secret, ID, AT, BODY) | {header: value}
    with pytest.raises(NotSigned):
        signed_id(secret, headers, BODY, AT)


@pytest.mark.parametrize("position", range(len(BODY)))
def test_a_byte_that_was_changed_is_refused(position: int) -> None:
    """Wherever it stands."""
    secret = Secret.read(SECRET)
    changed = bytearray(BODY)
    changed[position] ^= 1
    with pytest.raises(NotSigned):
        signed_id(secret, signed(secret, ID, AT, BODY), bytes(changed), AT)


@pytest.mark.parametrize("text", ["", "whsec_", "whsec_not base64", "whsec_c2hvcnQ="])
def test_what_is_no_secret_is_refused(text: str) -> None:
    """Too short, or not base64."""
    with pytest.raises(ValueError, match="a webhook's secret"):
        Secret.read(text)


def test_a_secret_never_shows() -> None:
    """In a log, or in a test that fails."""
    assert repr(Secret.read(SECRET)) == "Secret(...)"
