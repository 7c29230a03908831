"""Draws docs/statuses.md from the tables that decide: `python scripts/draw_statuses.py` writes it.

`tests/house/test_statuses_page.py` holds the page against them.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from core.model.change import CHANGE_MOVES, OPEN_CHANGES, TICKS, ChangeState
from core.model.conversation import BATON
from core.model.status import LOWERS, MOVES, RAISES, EventType, Status

PAGE = Path(__file__).parent.parent / "docs" / "statuses.md"
ROAD = tuple(status for status, moves in MOVES.items() if EventType.ATTEMPT_FAILED in moves)

type Moves = Mapping[tuple[str, str], Iterable[str]]  # from and to: by which events


def page() -> str:
    return "\n\n".join(
        (
            "# Statuses, changes, and who holds the talk",
            "Drawn by `scripts/draw_statuses.py` from the tables in the code, which are the only "
            "place that decides. What is not in a table does not move anything.",
            "## A delivery",
            "From `core/model/status.py`. A report may leave steps out (a van that was never "
            "reported as loaded can arrive), so the drawing shows the road to the door as it is "
            "meant to be walked, and the table below it everything that is taken.",
            _drawing(_road(), "on its way to a door", ROAD, _from_the_road()),
            _status_table(),
            "An event beside the status only raises or lowers a flag. One of an unknown type is "
            "kept, shown as unknown, and moves nothing.",
            _flag_table(),
            "## A change",
            "From `core/model/change.py`: what a recipient or an agent asks of a carrier. The "
            "recipient sees ticks: one for asked, two for accepted by the carrier, three for in "
            "the courier's hands.",
            _drawing(_among_open(), "not answered yet", OPEN_CHANGES, _changes()),
            _tick_table(),
            "## Who holds the talk",
            "From `core/model/conversation.py`. An agent holds it by a lease; while one does, the "
            "bot is silent.",
            _drawing(_baton()),
        )
    )


def _drawing(
    moves: Moves, group: str = "", members: Iterable[str] = (), from_group: Moves | None = None
) -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    if group:
        lines += [f'    state "{group}" as group {{']
        lines += [_line(a, b, by, 8) for (a, b), by in moves.items() if {a, b} <= set(members)]
        lines += ["    }"]
        lines += [_line("group", b, by) for (_, b), by in (from_group or {}).items()]
    lines += [_line(a, b, by) for (a, b), by in moves.items() if not {a, b} <= set(members)]
    return "\n".join([*lines, "```"])


def _line(start: str, end: str, by: Iterable[str], indent: int = 4) -> str:
    words = ", ".join(by)
    return f"{' ' * indent}{start} --> {end}" + (f": {words}" if words else "")


def _road() -> Moves:
    """The next step of each status, the steps back, and what happens off the road.

    Of the statuses that an event leads on from, the nearest one is drawn.
    """
    order = list(MOVES)
    found: dict[tuple[str, str], list[str]] = {}
    common = _common()
    for status, moves in MOVES.items():
        for event, after in moves.items():
            if after is status or (status in ROAD and common.get(event) is after):
                continue
            later = [
                other
                for other in order[order.index(status) + 1 : order.index(after)]
                if other in ROAD and MOVES[other].get(event) is after
            ]
            if not later:
                found.setdefault((status, after), []).append(event)
    return found


def _common() -> dict[EventType, Status]:
    """What may happen anywhere on the road, and ends it."""
    first = MOVES[ROAD[0]]
    return {
        event: after
        for event, after in first.items()
        if after not in ROAD and all(MOVES[status].get(event) is after for status in ROAD)
    }


def _from_the_road() -> Moves:
    return {("group", after): [event] for event, after in _common().items()}


def _status_table() -> str:
    common = _common()
    rows = [
        "| from | to the status of its name | elsewhere |",
        "|---|---|---|",
        f"| anywhere on its way to a door | {_quoted(common)} | |",
    ]
    for status, moves in MOVES.items():
        own = {e: s for e, s in moves.items() if status not in ROAD or common.get(e) is not s}
        same = [event for event, after in own.items() if event == str(after)]
        others = [f"`{event}` → `{after}`" for event, after in own.items() if event not in same]
        said = _quoted(same) if moves else "nothing: it is over"
        rows.append(f"| `{status}` | {said} | {', '.join(others)} |")
    return "\n".join(rows)


def _flag_table() -> str:
    rows = ["| event | raises | lowers |", "|---|---|---|"]
    for event in EventType:
        raised, lowered = RAISES.get(event), sorted(LOWERS.get(event, ()))
        if raised or lowered:
            raises = f"`{raised}`" if raised else ""
            rows.append(f"| `{event}` | {raises} | {_quoted(lowered)} |")
    return "\n".join(rows)


def _among_open() -> Moves:
    return {
        (state, after): []
        for state in ChangeState
        for after in ChangeState
        if after in CHANGE_MOVES[state] and (state not in OPEN_CHANGES or after in OPEN_CHANGES)
    }


def _changes() -> Moves:
    """What may follow whichever of the open states a change is in."""
    common = frozenset.intersection(*(CHANGE_MOVES[state] for state in OPEN_CHANGES))
    return {("group", after): [] for after in ChangeState if after in common - OPEN_CHANGES}


def _tick_table() -> str:
    rows = ["| ticks | state |", "|---|---|"]
    for ticks in sorted(set(TICKS.values())):
        states = [state for state in ChangeState if TICKS[state] == ticks]
        rows.append(f"| {ticks} | {_quoted(states)} |")
    return "\n".join(rows)


def _baton() -> Moves:
    found: dict[tuple[str, str], list[str]] = {}
    for holder, moves in BATON.items():
        for event, after in moves.items():
            found.setdefault((holder, after), []).append(event)
    return found


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    PAGE.write_text(page() + "\n")
    print(f"drawn: {PAGE}")
