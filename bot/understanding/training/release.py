"""Release: new weights take the place of those that are shipped, if nothing falls by them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.understanding.training.gate import Compared, compared, falling
from bot.understanding.training.held import HELD, CannotRead, Reading, read_by
from bot.understanding.training.lines import read_lines

Say = Callable[[str], None]
ReadBy = Callable[[Path, Path], tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Gate:
    """What is shipped, as it reads the lines that are held apart. Asked before the long work, so
    that nothing is learnt which nothing can be compared with."""

    shipped: Path
    held: Path
    before: tuple[Reading, ...]
    read: ReadBy = read_by

    def passes(self, new: Path, say: Say = print) -> bool:
        """Whether nothing falls; and it says what does. Raises CannotRead."""
        found = compared(read_lines(self.held), self.before, self.read(new, self.held))
        for each in found:
            say(str(each))
        fallen = list(falling(found))
        for each in fallen:
            say(f"refused: {_why(each)}")
        return not fallen


def gate_of(shipped: Path, held: Path = HELD, read: ReadBy = read_by) -> Gate | None:
    """None where nothing is shipped yet. Raises CannotRead."""
    if not shipped.exists():
        return None
    if not held.is_dir():
        raise CannotRead(f"there are no lines held apart in {held}")
    return Gate(shipped, held, read(shipped, held), read)


def put(new: Path, shipped: Path) -> None:
    """In place, whole: nobody ever reads half a file."""
    beside = shipped.with_name(f".{shipped.name}.new")
    shutil.copyfile(new, beside)
    beside.replace(shipped)


def _why(fallen: Compared) -> str:
    told = f"{fallen.before:.3f} to {fallen.after:.3f}"
    return f"{fallen.name} got worse, from {told}, by more than chance"
