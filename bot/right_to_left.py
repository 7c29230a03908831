"""Right to left: numbers, addresses and names keep their own order in a text read from the right.

The marks are invisible, and stand around what is copied, never in it.
"""

_AS_IT_BEGINS, _UNTIL_HERE = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_FROM_THE_RIGHT = "\u200f"


def kept_whole(value: str) -> str:
    """A value reads by its own first letter; without any, as a number does, from the left."""
    return f"{_AS_IT_BEGINS}{value}{_UNTIL_HERE}" if value else value


def from_the_right(text: str) -> str:
    """Each line, whatever it begins with: a picture, a number, a name in other letters."""
    return "\n".join(_FROM_THE_RIGHT + line if line else line for line in text.split("\n"))
