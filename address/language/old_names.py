"""Old names: what a street was called once. Among its other names they bear a mark that spelling
does not see: they are found as others are, and whoever is led by one is told so."""

from collections.abc import Iterable

OLD_MARK = "†"


def as_old(name: str) -> str:
    """The name as one of old."""
    return f"{OLD_MARK}{name}"


def without_mark(name: str) -> str:
    """The name as it is written."""
    return name.removeprefix(OLD_MARK)


def names_of_today(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(OLD_MARK)]


def names_of_old(names: Iterable[str]) -> list[str]:
    return [without_mark(name) for name in names if name.startswith(OLD_MARK)]
