"""Words that begin with whom they are for are the courier's, in every language we speak."""

import pytest

from bot.for_courier import for_courier


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tell the courier that I am in the garden", "I am in the garden"),
        ("please tell the driver: blue door", "blue door"),
        ("Could you ask the delivery guy which van it is", "which van it is"),
        ("Sag dem Kurier bitte, dass ich komme", "ich komme"),
        ("Dile al repartidor que ya bajo", "ya bajo"),
        ("Dites au livreur que je descends", "je descends"),
        ("Dì al corriere che scendo", "scendo"),
        ("Di' al corriere che scendo", "scendo"),
        ("Powiedz kurierowi, że schodzę", "schodzę"),
        ("Diga ao estafeta que já desço", "já desço"),
        ("Kerro kuljettajalle, että tulen alas", "tulen alas"),
        ("Säg till budet att jag kommer", "jag kommer"),
        ("Kuryeye söyle, iniyorum", "iniyorum"),
        ("Скажи кур'єру, що я йду", "я йду"),
        ("Передайте курьеру, что я спускаюсь", "я спускаюсь"),
        ("قل للمندوب أنا نازل", "أنا نازل"),
        ("tell the courier", ""),
        ("the courier told me nothing", None),
        ("I will tell the courier myself", None),
        ("where is the courier?", None),
    ],
)
def test_what_they_shall_hear_is_what_stands_behind(text: str, said: str | None) -> None:
    """Without the words that only say whom it is for; all else is for somebody else."""
    assert for_courier(text) == said
