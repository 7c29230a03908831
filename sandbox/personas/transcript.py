"""A transcript: a talk as people read it, in Markdown, with what was found wrong at its head."""

from pathlib import Path

from sandbox.personas.acts import Line, written
from sandbox.personas.talk import Talk, Turn

INDEX = "index.md"


def name_of(number: int, talk: Talk) -> str:
    return f"{number:03d}-{talk.manner}.md"


def keep(folder: Path, talks: list[tuple[Talk, list[str]]]) -> None:
    """One file a talk, and a page that lists them."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["# Talks", "", "| talk | turns | verdict |", "|---|---|---|"]
    for number, (talk, wrong) in enumerate(talks, start=1):
        name = name_of(number, talk)
        (folder / name).write_text(as_markdown(talk, wrong), encoding="utf-8")
        verdict = "; ".join(wrong) or "holds"
        rows.append(f"| [{talk.manner}]({name}) | {len(talk.turns)} | {_cell(verdict)} |")
    (folder / INDEX).write_text("\n".join(rows) + "\n", encoding="utf-8")


def as_markdown(talk: Talk, wrong: list[str]) -> str:
    head = [f"# {talk.manner}", ""]
    head += [f"- **wrong:** {each}" for each in wrong] or ["Everything that must hold holds."]
    body = [line for turn in talk.turns for line in _lines(turn)]
    return "\n".join([*head, "", *body]) + "\n"


def _lines(turn: Turn) -> list[str]:
    told = [f"**{_name(turn)}** {_quiet(written(turn.act))}", ""]
    if turn.seen.popup:
        told += [f"> *(pops up)* {_quiet(turn.seen.popup)}", ""]
    if turn.seen.is_silence:
        told += ["> *(says nothing)*", ""]
    for line in turn.seen.lines:
        told += [*_answer(line), ""]
    return told


def _answer(line: Line) -> list[str]:
    mark = "*(edits)* " if line.edited else ""
    told = [f"> {mark}{part}" for part in line.text.splitlines() or [""]]
    if line.buttons:
        told.append("> " + " ".join(f"`[{label}]`" for label, _ in line.buttons))
    return told


def _name(turn: Turn) -> str:
    return "they write:" if type(turn.act).__name__ == "Write" else "they"


def _quiet(text: str) -> str:
    """Nothing that a person typed is markup here."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")


def _cell(text: str) -> str:
    return _quiet(text)
