"""A table of words, as a terminal shows it."""


def headed(title: str, body: str) -> str:
    return f"{title}\n{'─' * len(title)}\n{body}"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    if not rows:
        return "  none"
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    lines = [
        "  "
        + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [head, *rows]
    ]
    return "\n".join(lines)
