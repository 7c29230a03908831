"""Training: the same lines make the same weights, to the byte."""

import json
import zlib
from pathlib import Path

import numpy as np
import pytest

from bot.understanding.clauses import clauses_of
from bot.understanding.embedding import encoder
from bot.understanding.head import Numbers
from bot.understanding.training import vectors
from bot.understanding.training.__main__ import learn
from bot.understanding.training.lines import FOLDER

LANGUAGES = ("fi", "ru")
EVERY = 6  # of the lines of each language, one in so many
needs_encoder = pytest.mark.skipif(encoder() is None, reason="no encoder for this processor")


class Pretended:
    """Other numbers for other words, and the same for the same."""

    def query(self, texts: str) -> Numbers:
        drawn = np.random.default_rng(zlib.crc32(texts.encode())).normal(size=384)
        return drawn.astype(np.float32)


@pytest.fixture
def few_lines(tmp_path: Path) -> Path:
    folder = tmp_path / "lines"
    folder.mkdir()
    for language in LANGUAGES:
        rows = (FOLDER / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
        kept = "\n".join(rows[::EVERY])
        (folder / f"{language}.jsonl").write_text(kept, encoding="utf-8")
    return folder


def test_the_same_lines_make_the_same_bytes(
    few_lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the clock, of chance or of the order in memory is in them."""
    monkeypatch.setattr(vectors, "encoder", Pretended)
    first, second = tmp_path / "first.npz", tmp_path / "second.npz"
    learn(few_lines, first, None)
    learn(few_lines, second, None)
    assert first.read_bytes() == second.read_bytes()


def test_kept_vectors_change_nothing(
    few_lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the encoder said once it would say again."""
    monkeypatch.setattr(vectors, "encoder", Pretended)
    anew, kept = tmp_path / "anew.npz", tmp_path / "kept.npz"
    learn(few_lines, anew, tmp_path / "vectors.npz")
    monkeypatch.setattr(vectors, "encoder", lambda: None)
    learn(few_lines, kept, tmp_path / "vectors.npz")
    assert anew.read_bytes() == kept.read_bytes()


def test_lines_of_one_piece_are_learnt_from_too(
    few_lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no line has a clause, there is nothing to read of any."""
    for path in few_lines.glob("*.jsonl"):
        rows = path.read_text(encoding="utf-8").splitlines()
        whole = [row for row in rows if not clauses_of(json.loads(row)["text"].lower(), path.stem)]
        path.write_text("\n".join(whole), encoding="utf-8")
    monkeypatch.setattr(vectors, "encoder", Pretended)
    learn(few_lines, tmp_path / "weights.npz", None)
    assert (tmp_path / "weights.npz").exists()


@needs_encoder
def test_the_encoder_says_the_same_twice() -> None:
    """So that the whole training does."""
    found = encoder()
    assert found is not None
    for text in ("where is my parcel", "где посылка", "荷物はどこ"):
        assert found.query(text).tobytes() == found.query(text).tobytes()
