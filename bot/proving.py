"""Proving: the parcel's code, as people type it."""

CODE_DIGITS = 6


def proof_code(text: str) -> str | None:
    """Six digits, however they were grouped."""
    digits = "".join(letter for letter in text if not letter.isspace() and letter != "-")
    return digits if len(digits) == CODE_DIGITS and digits.isdecimal() else None
