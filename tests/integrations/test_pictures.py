"""Pictures drawn anew: what one sees stays, what the file says beside it goes."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.model.proof_picture import mime_of
from integrations.pictures import open_pictures
from integrations.pictures.cleaner import SIDE_MAX, drawn_anew

CANARY = b"canary-of-a-place"
RED, BLUE = (200, 30, 30), (30, 30, 200)


def a_photo(kind: str = "JPEG", width: int = 60, height: int = 40) -> Image.Image:
    """Red above, blue below."""
    mode = "RGBA" if kind == "PNG-A" else "RGB"
    photo = Image.new(mode, (width, height), RED)
    photo.paste(BLUE, (0, height // 2, width, height))
    return photo


def with_exif(orientation: int = 1) -> bytes:
    """A JPEG that says where it was taken, with a thumbnail's worth of words in it."""
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[2] = (60.0, 10.0, 0.0)
    drawn = BytesIO()
    a_photo().save(drawn, "JPEG", exif=exif, comment=CANARY)
    return drawn.getvalue()


def a_png_of(width: int, height: int) -> bytes:
    """A head that promises so much, and nothing behind it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"")


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


async def test_where_it_was_taken_is_not_kept() -> None:
    """Nor any other word of the file, and its kind is told by its first bytes as before."""
    sent = with_exif()
    assert CANARY in sent
    kept = await open_pictures().cleaned(sent)
    assert CANARY not in kept
    assert mime_of(kept) == "image/jpeg"
    assert not opened(kept).getexif()


def test_what_hides_behind_its_end_is_not_kept() -> None:
    """A page or a program that comes along with a picture."""
    assert b"<script>" not in drawn_anew(with_exif() + b"<script>alert(1)</script>")


def test_it_stands_as_it_was_held() -> None:
    """Turned by what its file said, since that goes."""
    turned = opened(drawn_anew(with_exif(orientation=6))).convert("RGB")
    assert turned.size == (40, 60)
    red, _, blue = turned.getpixel((35, 30))  # type: ignore[misc]  # of an RGB picture
    assert red > blue


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_that_is_kept_can_be_read(kind: str) -> None:
    """And comes out as one of them."""
    sent = BytesIO()
    a_photo().save(sent, kind)
    assert mime_of(drawn_anew(sent.getvalue())) == "image/jpeg"


def test_a_drawn_name_stays_see_through() -> None:
    """A signature is ink on nothing."""
    sent = BytesIO()
    Image.new("RGBA", (80, 30), (0, 0, 0, 0)).save(sent, "PNG")
    kept = drawn_anew(sent.getvalue())
    assert mime_of(kept) == "image/png"
    assert opened(kept).convert("RGBA").getpixel((1, 1)) == (0, 0, 0, 0)


def test_a_large_one_is_made_smaller() -> None:
    """As large as one needs to read what is on it."""
    sent = BytesIO()
    a_photo(width=SIDE_MAX * 2, height=100).save(sent, "JPEG")
    assert opened(drawn_anew(sent.getvalue())).size[0] == SIDE_MAX


@pytest.mark.parametrize("side", [8_000, 20_000, 50_000])
def test_what_would_fill_the_memory_is_not_unpacked(side: int) -> None:
    """Its head alone says so."""
    with pytest.raises(ValueError, match="larger"):
        drawn_anew(a_png_of(side, side))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\xff\xd8\xff\xe0 no more than this",
        a_png_of(4, 4),
    ],
    ids=["nothing", "gif", "svg", "the head of a jpeg", "the head of a png"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    """Whatever its first bytes say."""
    with pytest.raises(ValueError, match="picture"):
        drawn_anew(content)


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow says what it skips
@given(st.binary(max_size=200), st.integers(0, 600))
def test_whatever_is_changed_in_a_file_breaks_nothing(noise: bytes, at: int) -> None:
    """It is drawn, or it is refused."""
    sent = with_exif()
    try:
        drawn_anew(sent[:at] + noise + sent[at + len(noise) :])
    except ValueError:
        return
