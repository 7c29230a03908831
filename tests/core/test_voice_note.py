"""A voice note: which files are kept, and as what they are shown."""

from dataclasses import replace

import pytest

from core.model.voice_note import KEPT_BYTES_MAX, KEPT_SECONDS_MAX, is_kept, mime_of
from tests.storage.samples import VOICE_NOTE


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"OggS\x00\x02", "audio/ogg"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x44", "audio/mpeg"),
        (b"fLaC", "audio/flac"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"<svg onload=alert(1)>", None),
        (b"<html>", None),
        (b"RIFF\x24\x00\x00\x00AVI LIST", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_first_bytes_say(content: bytes, mime: str | None) -> None:
    """A page or a picture that is called a voice note is none."""
    assert mime_of(content) == mime


def test_what_is_too_big_or_not_what_it_says_cannot_be_kept() -> None:
    """Whoever writes the next way in finds out at once."""
    with pytest.raises(ValueError, match="at most"):
        replace(VOICE_NOTE, content=b"OggS" + bytes(KEPT_BYTES_MAX))
    with pytest.raises(ValueError, match="first bytes"):
        replace(VOICE_NOTE, mime="text/html")


def test_limits_are_judged_before_anything_is_fetched() -> None:
    """Where the size is not told, the fetching itself stops in time."""
    assert is_kept(KEPT_BYTES_MAX, KEPT_SECONDS_MAX)
    assert is_kept(None, 5)
    assert not is_kept(KEPT_BYTES_MAX + 1, 5)
    assert not is_kept(10, KEPT_SECONDS_MAX + 1)
