"""A small model in pieces, in wheels that pip really fetches, from a folder."""

import hashlib
import lzma
from pathlib import Path
from zipfile import ZipFile

from address.parser.model_pieces import Model, ModelFile

PARSER = b"a parser that learnt three streets " * 4_000
NUMBERS = b"one two three"


def small_model(folder: Path) -> Model:
    """Two files: the first cut into two pieces in mid-stream, the second whole."""
    folder.mkdir()
    stream = lzma.compress(PARSER)
    locked = [
        _wheel(folder, "p00", stream[:50]),
        _wheel(folder, "p01", stream[50:]),
        _wheel(folder, "p02", lzma.compress(NUMBERS)),
    ]
    lock = folder / "small.lock"
    lock.write_text("# A small model.\n" + "".join(locked))
    return Model(
        lock=lock,
        files=(
            _file("address_parser/parser.dat", PARSER, ("p00", "p01")),
            _file("numex/numex.dat", NUMBERS, ("p02",)),
        ),
    )


def _file(path: str, content: bytes, pieces: tuple[str, ...]) -> ModelFile:
    digest = hashlib.sha256(content).hexdigest()
    return ModelFile(path=path, size=len(content), sha256=digest, pieces=pieces, pieces_size=1_000)


def _wheel(folder: Path, piece: str, chunk: bytes) -> str:
    package = f"address_finder_data_{piece}"
    wheel = folder / f"{package}-1.0.2-py3-none-any.whl"
    told = f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0.2\n"
    made = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with ZipFile(wheel, "w") as archive:
        archive.writestr(f"{package}/data/chunk.bin", chunk)
        archive.writestr(f"{package}-1.0.2.dist-info/METADATA", told)
        archive.writestr(f"{package}-1.0.2.dist-info/WHEEL", made)
        archive.writestr(f"{package}-1.0.2.dist-info/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"address-finder-data-{piece}==1.0.2 \\\n    --hash=sha256:{digest}\n"
