"""The gate of training: worse weights do not take the place of better ones, and it is said why."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.understanding.embedding import encoder
from bot.understanding.training.gate import compared, falling
from bot.understanding.training.held import CannotRead, Reading, read_by
from bot.understanding.training.lines import Line, read_lines
from bot.understanding.training.release import Gate, gate_of, put
from bot.understanding.understood import Intent

needs_encoder = pytest.mark.skipif(encoder() is None, reason="no encoder for this processor")
TRAINING_SECONDS_MAX = 300
MEANT = (Intent.TRACK, Intent.RESCHEDULE, Intent.NEIGHBOUR, Intent.OTHER)
LINES = tuple(
    Line(language, f"line {number} in {language}", MEANT[number % len(MEANT)])
    for language in ("en", "fi", "de", "ru", "tr")
    for number in range(40)
)


def a_reading(line: Line, intent: Intent | None = None) -> Reading:
    """Right, and acted on where it is ours."""
    said = intent or line.intent
    is_other = said is Intent.OTHER
    return Reading(said, not is_other, 0.9 if is_other else 0.1, line.language)


RIGHT = tuple(a_reading(line) for line in LINES)


def read_wrongly(many: int, intent: Intent = Intent.NEIGHBOUR) -> tuple[Reading, ...]:
    """The first so many of our own lines are taken for something else that is read back."""
    ours = [at for at, line in enumerate(LINES) if line.intent is Intent.RESCHEDULE][:many]
    return tuple(
        a_reading(LINES[at], intent) if at in ours else read for at, read in enumerate(RIGHT)
    )


def worse(before: Sequence[Reading], after: Sequence[Reading]) -> list[str]:
    return [each.name for each in falling(compared(LINES, before, after))]


def test_the_same_readings_pass() -> None:
    """Nothing falls by nothing."""
    assert worse(RIGHT, RIGHT) == []


def test_what_is_better_passes() -> None:
    """In any figure."""
    assert worse(read_wrongly(20), RIGHT) == []


def test_one_line_more_or_less_is_chance() -> None:
    """A figure that must never move by a line would shut the gate for ever."""
    assert worse(RIGHT, read_wrongly(1)) == []


def test_what_falls_by_more_than_chance_is_named() -> None:
    """Accuracy, F1, and what is rightly acted on."""
    fallen = worse(RIGHT, read_wrongly(10))
    assert {"accuracy", "macro-F1", "rightly acted on, of all"} <= set(fallen)


def test_a_wrong_silent_act_weighs_though_as_many_are_right() -> None:
    """What is read back wrongly is mended; what is done silently is not."""
    assert worse(read_wrongly(8), read_wrongly(8, Intent.TRACK)) == ["wrong silent acts, of all"]


def test_who_never_dares_does_not_pass() -> None:
    """Nothing wrong is done where nothing is done."""
    timid = tuple(replace(read, acted=False) for read in RIGHT)
    assert worse(RIGHT, timid) == ["rightly acted on, of all"]


def test_what_is_none_of_ours_must_still_be_told_from_what_is() -> None:
    """The order of doubt counts, not only what is said."""
    blind = tuple(replace(read, out_of_scope=at % 7 / 7) for at, read in enumerate(RIGHT))
    assert worse(RIGHT, blind) == ["AUROC of out-of-scope"]


def test_no_language_pays_for_the_others() -> None:
    """However much better all the rest are read."""
    before = tuple(
        a_reading(line, Intent.NEIGHBOUR if line.language != "tr" and at % 3 == 0 else None)
        for at, line in enumerate(LINES)
    )
    after = tuple(
        a_reading(line, Intent.NEIGHBOUR if line.language == "tr" and at % 3 == 0 else None)
        for at, line in enumerate(LINES)
    )
    assert worse(before, after) == ["accuracy in tr"]


def test_a_gate_says_what_got_worse_and_stays_shut(tmp_path: Path) -> None:
    """Each figure with what it was, what it is, and what chance allows."""
    said: list[str] = []
    held = tmp_path / "held"
    held.mkdir()
    write(held, LINES)
    order = sorted(range(len(LINES)), key=lambda at: (LINES[at].language, at))
    shut = read_wrongly(20)
    gate = Gate(
        tmp_path / "w.npz",
        held,
        tuple(RIGHT[at] for at in order),
        read=lambda weights, held: tuple(shut[at] for at in order),
    )
    assert gate.passes(tmp_path / "new.npz", said.append) is False
    assert "accuracy: 1.000 before, 0.900 after, and by chance it may fall by 0.0" in said[0]
    refused = "refused: accuracy got worse, from 1.000 to 0.900, by more than chance"
    assert refused in said
    open_gate = replace(gate, read=lambda weights, held: gate.before)
    assert open_gate.passes(tmp_path / "new.npz", said.append) is True


def test_new_weights_are_put_whole(tmp_path: Path) -> None:
    """Nothing else is left beside them; where none were, there is nobody to compare with."""
    new, shipped = tmp_path / "new.npz", tmp_path / "weights.npz"
    assert gate_of(shipped) is None
    new.write_bytes(b"new")
    shipped.write_bytes(b"old")
    put(new, shipped)
    assert shipped.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.npz", "weights.npz"]


def test_weights_that_nobody_can_read_are_compared_with_nothing(tmp_path: Path) -> None:
    """It is said before the long work."""
    broken = tmp_path / "weights.npz"
    broken.write_bytes(b"no weights")
    with pytest.raises(CannotRead):
        gate_of(broken)
    with pytest.raises(CannotRead, match="no lines held apart"):
        gate_of(broken, tmp_path / "nowhere")


@needs_encoder
@pytest.mark.timeout(3 * TRAINING_SECONDS_MAX)
def test_trained_from_wrong_labels_the_old_weights_stay(tmp_path: Path) -> None:
    """As it is run: what is learnt from lines whose meanings were mixed up is refused, what is
    learnt from right ones takes the place of it."""
    right, wrong, held = (tmp_path / name for name in ("right", "wrong", "held"))
    lines = [line for line in read_lines() if line.language == "en"]
    write(right, lines[::2])
    write(wrong, mixed_up(lines[::2]))
    write(held, lines[1::8])
    shipped, kept_in = tmp_path / "weights.npz", tmp_path / "vectors.npz"

    assert trained(wrong, shipped, held, kept_in).returncode == 0  # nothing was there before
    better = trained(right, shipped, held, kept_in)
    assert better.returncode == 0, better.stderr
    kept = shipped.read_bytes()
    worse = trained(wrong, shipped, held, kept_in)
    assert worse.returncode == 1
    assert "refused: accuracy got worse" in worse.stdout
    assert f"{shipped} stays as it was" in worse.stderr
    assert shipped.read_bytes() == kept
    assert read_by(shipped, held) != ()


def mixed_up(lines: Sequence[Line]) -> list[Line]:
    """Each line that says one thing with the meaning of another one."""
    single = [line for line in lines if not line.also]
    meanings = [line.intent for line in (*single[9:], *single[:9])]
    wrong = [replace(line, intent=intent) for line, intent in zip(single, meanings, strict=True)]
    return [*wrong, *(line for line in lines if line.also)]


def trained(lines: Path, to: Path, held: Path, kept_in: Path) -> subprocess.CompletedProcess[str]:
    """As `make train-understanding` does."""
    told = {"--lines": lines, "--to": to, "--held": held, "--vectors": kept_in}
    words = [str(word) for pair in told.items() for word in pair]
    return subprocess.run(
        [sys.executable, "-m", "bot.understanding.training", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=TRAINING_SECONDS_MAX,
    )


def write(folder: Path, lines: Sequence[Line]) -> None:
    folder.mkdir(exist_ok=True)
    for language in {line.language for line in lines}:
        rows = [
            json.dumps({"text": line.text, "intent": line.intent, "also": list(line.also)})
            for line in lines
            if line.language == language
        ]
        (folder / f"{language}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
