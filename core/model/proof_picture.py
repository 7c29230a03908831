"""A proof's picture: the photo or the signature of a hand-over, as the courier's page sent it."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import DeliveryId, ProofPictureId

KEPT_BYTES_MAX = 4 * 1024 * 1024  # the page makes a photo smaller before it leaves the phone
# By the first bytes: what a browser says of a file is never told on.
_SIGNS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofPicture:
    """`kept_at` is world time."""

    id: ProofPictureId
    delivery: DeliveryId
    kept_at: datetime
    mime: str
    content: bytes

    def __post_init__(self) -> None:
        if len(self.content) > KEPT_BYTES_MAX:
            raise ValueError(f"a proof has at most {KEPT_BYTES_MAX} bytes")
        if mime_of(self.content) != self.mime:
            raise ValueError("a proof is of the kind that its first bytes say")


def mime_of(content: bytes) -> str | None:
    """The kind of picture that its first bytes say; None for what is none that we keep."""
    for sign, mime in _SIGNS:
        if content.startswith(sign):
            return mime
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return "image/webp" if is_webp else None
