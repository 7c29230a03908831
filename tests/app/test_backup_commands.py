"""`doorstep backup` and `doorstep restore`, as people and timers call them."""

import json
from pathlib import Path

from storage.migrate import newest
from tests.app.commanding import Doorstep

A_PASSWORD = "a long password\n"


def test_a_backup_brings_back_what_was_lost(doorstep: Doorstep, tmp_path: Path) -> None:
    """Somebody who was let in before it may come in after it, on another machine too."""
    made = doorstep("agent", "create", "a@example.org", "--password-stdin", told=A_PASSWORD)
    assert made.code == 0, made.err
    kept = doorstep("backup", "kept.db")
    assert kept.code == 0, kept.err
    assert "read back, whole" in kept.out
    elsewhere = {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/elsewhere.db"}
    done = doorstep("restore", "kept.db", settings=elsewhere)
    assert done.code == 0, done.err
    assert "a@example.org" in doorstep("agent", "list", settings=elsewhere).out


def test_a_restore_asks_before_it_replaces(doorstep: Doorstep) -> None:
    """One line that says how much is there and what to type; told so, it is done."""
    doorstep("agent", "create", "a@example.org", "--password-stdin", told=A_PASSWORD)
    doorstep("backup", "kept.db")
    refused = doorstep("restore", "kept.db")
    assert refused.code == 1
    assert refused.err.count("\n") == 1
    assert "--overwrite" in refused.err
    told = json.loads(doorstep("restore", "kept.db", "--overwrite", "--json").out)
    assert (told["schema"], told["rows"]["people"], told["uncertain"]) == (newest(), 1, 0)


def test_a_folder_keeps_the_newest(doorstep: Doorstep, tmp_path: Path) -> None:
    """Named by the moment; what is not named so is left alone."""
    doorstep("agent", "list")
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("doorstep-20260101T000000Z.db", "doorstep-20260102T000000Z.db", "mine.db"):
        (folder / name).write_text("x")
        (folder / f"{name}.sha256").write_text("x")
    told = doorstep("backup", "backups", "--keep", "2", "--json")
    assert told.code == 0, told.err
    left = sorted(path.name for path in folder.iterdir() if path.suffix == ".db")
    assert left[0] == "doorstep-20260102T000000Z.db"
    assert left[2] == "mine.db"
    assert len(left) == 3
    assert not (folder / "doorstep-20260101T000000Z.db.sha256").exists()


def test_what_cannot_be_backed_up_says_why(doorstep: Doorstep) -> None:
    """No database, a file that is there already, and a file for what wants a folder."""
    assert doorstep("backup", "kept.db").err.startswith("doorstep: there is no database")
    doorstep("agent", "list")
    assert doorstep("backup", "kept.db").code == 0
    assert "is there already" in doorstep("backup", "kept.db").err
    assert doorstep("backup", "new.db", "--keep", "3").code == 2


def test_the_doctor_says_when_the_last_was_made(doorstep: Doorstep) -> None:
    """None is said, and no problem: there are other ways."""
    doorstep("agent", "list")
    assert "✓ backup: none yet by doorstep backup" in doorstep("doctor").out
    doorstep("backup", "kept.db")
    assert "✓ backup: made" in doorstep("doctor").out
