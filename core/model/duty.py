"""A duty: which talks somebody of us is called to first. Whoever has none is called to all."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """`languages` by their codes, `skills` by why a person is asked for ("damaged"), `hours` as
    OpenStreetMap writes them: "Mo-Fr 07:00-11:00,15:00-19:00; PH off". Empty stands for all."""

    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    hours: str = ""

    def suits(self, language: str, why: str | None) -> bool:
        is_spoken = not self.languages or language in self.languages
        return is_spoken and (not self.skills or why in self.skills)


ANY_DUTY = Duty()
