"""A voice note: what somebody said into the chat, kept so that people can listen to it."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import ConversationId, DeliveryId, MessageId

KEPT_BYTES_MAX = 8 * 1024 * 1024  # a round video of a minute; a voice note of that length is 0.3 MB
KEPT_SECONDS_MAX = 600
NOTES_A_TALK_MAX = 40  # within the days that they are kept: nobody fills the house with sound
HEARD_SECONDS_MAX = 120  # what is longer is for people's ears
_MP3_SECOND = (b"\xfb", b"\xfa", b"\xf3", b"\xf2")  # layer III, with no tag before it
# By the first bytes: what a peer says of a file is never told on to a browser.
_SIGNS = ((b"OggS", "audio/ogg"), (b"ID3", "audio/mpeg"), (b"fLaC", "audio/flac"))
KINDS = ("audio/ogg", "audio/mpeg", "audio/flac", "audio/wav", "audio/mp4", "video/mp4")
_SOUND_BRANDS = (b"M4A ", b"M4B ")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceNote:
    """`message` is the line of the talk that it belongs to; `kept_at` is world time."""

    message: MessageId
    conversation: ConversationId
    delivery: DeliveryId | None
    kept_at: datetime
    seconds: int
    mime: str
    content: bytes

    def __post_init__(self) -> None:
        if len(self.content) > KEPT_BYTES_MAX:
            raise ValueError(f"a voice note has at most {KEPT_BYTES_MAX} bytes")
        if mime_of(self.content) != self.mime:
            raise ValueError("a voice note is of the kind that its first bytes say")


def voice_lane(talk: ConversationId) -> str:
    """The queue in which what was said there is fetched and listened to, in its order."""
    return f"voice:{talk}"


def mime_of(content: bytes) -> str | None:
    """The kind of sound that its first bytes say; None for what is none that we know."""
    for sign, mime in _SIGNS:
        if content.startswith(sign):
            return mime
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "audio/wav"
    if content[4:8] == b"ftyp":
        return "audio/mp4" if content[8:12] in _SOUND_BRANDS else "video/mp4"
    is_mp3 = content[:1] == b"\xff" and content[1:2] in _MP3_SECOND
    return "audio/mpeg" if is_mp3 else None


def is_kept(size: int | None, seconds: int) -> bool:
    """Whether a file of that size and length is kept at all; not every server tells the size."""
    return (size or 0) <= KEPT_BYTES_MAX and seconds <= KEPT_SECONDS_MAX
