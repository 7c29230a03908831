"""Files: what was sent to the pretend Telegram, by its unique name, with ids that differ by bot."""

import base64
import binascii
import struct
from dataclasses import dataclass, field

UPLOAD_BYTES_MAX = 50 * 1024 * 1024
PHOTO_BYTES_MAX = 10 * 1024 * 1024
DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024
PHOTO_SIDES_MAX = 10_000
PHOTO_RATIO_MAX = 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    unique: str
    kind: str  # photo, voice, document
    name: str
    mime: str
    content: bytes

    @property
    def path(self) -> str:
        """The path that getFile tells."""
        return f"{self.kind}s/{self.unique}{_ending(self)}"


@dataclass(slots=True)
class Files:
    by_unique: dict[str, StoredFile] = field(default_factory=dict)

    def keep(self, kind: str, content: bytes, *, name: str = "", mime: str = "") -> StoredFile:
        unique = f"AQAD{len(self.by_unique) + 1:08x}"
        kept = StoredFile(unique, kind, name, mime or mime_of(content), content)
        self.by_unique[unique] = kept
        return kept

    def by_id(self, file_id: str, bot_id: int) -> StoredFile | None:
        """An id is good only for the bot that it was told to."""
        try:
            said = base64.urlsafe_b64decode(file_id + "=" * (-len(file_id) % 4)).decode()
        except (binascii.Error, UnicodeError):
            return None
        owner, _, unique = said.partition(":")
        return self.by_unique.get(unique) if owner == str(bot_id) else None

    def by_path(self, path: str) -> StoredFile | None:
        unique = path.rpartition("/")[2].partition(".")[0]
        found = self.by_unique.get(unique)
        return found if found is not None and found.path == path else None


def file_id(bot_id: int, unique: str) -> str:
    return base64.urlsafe_b64encode(f"{bot_id}:{unique}".encode()).decode().rstrip("=")


def mime_of(content: bytes) -> str:
    """By the first bytes; what is none of these is just bytes."""
    signs = {
        b"\xff\xd8\xff": "image/jpeg",
        b"\x89PNG": "image/png",
        b"OggS": "audio/ogg",
        b"%PDF": "application/pdf",
    }
    return next(
        (mime for sign, mime in signs.items() if content.startswith(sign)),
        "application/octet-stream",
    )


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    return None


def _ending(file: StoredFile) -> str:
    _, dot, ending = file.name.rpartition(".")
    if dot and ending.isalnum():
        return f".{ending.lower()}"
    return {"image/jpeg": ".jpg", "image/png": ".png", "audio/ogg": ".oga"}.get(file.mime, "")
