"""The cleaner: a picture is read, and what one sees on it is written as a new one.

What a file says beside its picture stays behind: where it was taken and by what, a smaller picture
of before it was cut, whatever somebody hid after its end. How large it is, its head says: what
would fill the memory is never unpacked.
"""

import asyncio
import struct
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from core.model.proof_picture import KEPT_BYTES_MAX

KINDS = ("JPEG", "PNG", "WEBP")
PIXELS_MAX = 50_000_000  # the largest cameras of phones; 50,000 by 50,000 is fifty times as many
SIDE_MAX = 2_560  # enough to read a name on a door
QUALITY = 85
AT_ONCE_MAX = 2


class Cleaner:
    """Never on the loop, and never more than a few at once."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(AT_ONCE_MAX)

    async def cleaned(self, content: bytes) -> bytes:
        async with self._free:
            return await asyncio.to_thread(drawn_anew, content)


def drawn_anew(content: bytes) -> bytes:
    """The picture alone: as PNG where one sees through it, else as JPEG. Raises ValueError."""
    try:
        with Image.open(BytesIO(content), formats=KINDS) as found:
            if found.width * found.height > PIXELS_MAX:
                raise ValueError("is larger than any camera's picture")
            found.draft("RGB", (SIDE_MAX, SIDE_MAX))  # a JPEG is unpacked no larger than it is kept
            upright = ImageOps.exif_transpose(found)
            upright.thumbnail((SIDE_MAX, SIDE_MAX))
            return _written(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValueError("is larger than any camera's picture") from None
    except (UnidentifiedImageError, OSError, SyntaxError, struct.error, MemoryError) as broken:
        raise ValueError("is no picture that can be read") from broken


def _written(picture: Image.Image) -> bytes:
    drawn = BytesIO()
    if picture.has_transparency_data:
        _bare(picture.convert("RGBA")).save(drawn, "PNG")
    else:
        _bare(picture.convert("RGB")).save(drawn, "JPEG", quality=QUALITY)
    if drawn.tell() > KEPT_BYTES_MAX:
        raise ValueError(f"has more than {KEPT_BYTES_MAX} bytes")
    return drawn.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    """Its pixels, and nothing of what Pillow remembers beside them."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare
