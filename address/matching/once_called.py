"""Once called so: whether a line names a street by what it was called in older days. Its houses may
have been counted otherwise then, and another street may bear the name by now."""

from address.language.old_names import names_of_old, names_of_today
from address.language.similarity import name_from, name_of, similarity
from address.lines.reading import Reading
from address.matching.match import Candidate


def is_once_called(candidate: Candidate, reading: Reading) -> bool:
    """Whether an old name is nearer to what was typed than any of today."""
    street = candidate.street
    old = names_of_old(street.aliases)
    if not old:
        return False
    typed = name_from(reading.tokens[slice(*candidate.street_span)])
    if typed.key == name_of(street.name).key:
        return False
    today = (street.name, *names_of_today(street.aliases))
    nearest = max(similarity(typed, name_of(name)) for name in today)
    return max(similarity(typed, name_of(name)) for name in old) > nearest
