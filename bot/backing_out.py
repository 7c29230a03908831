"""Backing out: words that leave everything as it is, and words that take the last wish back."""

import re

_FILLING = (
    r"ok|okay|oh|no|nah|nope|well|please|pls|plz|sorry|just|actually|then|thanks|thank you|"
    r"all good|it'?s fine|fine|let'?s|"
    r"ei|joo|hei|no niin|kiitos|anteeksi|vaan|sittenkin|"
    r"нет|ладно|ну|да|пожалуйста|спасибо|извините|тогда|"
    r"nej|tack|ok|då"
)
_KEEPS = (
    r"(?:leave|keep) (?:it|that|everything|the address|my address)?\s?(?:as (?:it )?(?:is|was)|be|"
    r"alone|the same|unchanged)?|keep the (?:old|same|current) (?:address|one)|"
    r"(?:the )?same address(?: as before)?|(?:the )?address (?:stays|is the same|stays the same)|"
    r"(?:do not|don'?t|no need to) change(?: (?:the|my))?(?: address| it| anything)?|"
    r"no changes?(?: needed)?|"
    r"sama osoite|pid[äe]\w*(?: se| osoite)? ennallaan|ei muuteta(?: osoitetta)?|"
    r"äl[äk]\w*(?: \w+)? muut\w+(?: osoitetta)?|jät\w+(?: se)? ennalleen|"
    r"остав\w+(?:(?: вс[её])? как (?:было|есть))?|тот же адрес|адрес (?:тот же|прежний)|"
    r"(?:ничего )?не (?:надо )?меня\w+(?: адрес)?|как было|"
    r"samma adress|ändra (?:inte|inget)(?: adressen)?|låt (?:det )?vara(?: som det är)?"
)
_DROPS = (
    r"never ?mind|nvm|cancel(?: (?:that|this))?|forget (?:it|about it|that)|nothing|skip(?: it)?|"
    r"(?:go )?back|"
    r"ant?aa? olla|ei mitään|peru(?:uta|utetaan)?|ei (?:tarvi\w*|sittenkään)|unohda(?: se)?|"
    r"(?:уже )?не (?:надо|нужно)|отмена|отменить|ничего|не ?важно|забудь(?:те)?|"
    r"glöm det|avbryt|strunt i det"
)
_UNDOES = re.compile(
    r"\bundo\b|\brevert\b|\b(?:take|roll|change|switch|put) (?:it|that) back\b|"
    r"\bback to (?:the |my )?(?:old|previous|first|original|earlier)\b|"
    r"\b(?:cancel|reverse|withdraw) (?:the|that|my|this)(?: last| address)* change\b|"
    r"\bkumo\w+|\bperu\w* (?:\w+ )?(?:muuto\w+|äskei\w+)|\b(?:palauta|palaa\w*|takaisin) "
    r"(?:vanha\w*|entis\w*|edelli\w*)|"
    r"\bотмени\w* (?:изменени\w+|это|последн\w+)|\bверни\w* (?:как было|стар\w+|прежн\w+)|"
    r"\bångra\b|\btillbaka till (?:den )?gamla\b",
    re.I,
)
_WHOLE = r"[\W_]*(?:(?:{filling})[\W_]+)*(?:{said})(?:[\W_]+(?:{filling}))*[\W_]*"
_KEEPS_ALL = re.compile(_WHOLE.format(filling=_FILLING, said=_KEEPS), re.I)
_DROPS_ALL = re.compile(_WHOLE.format(filling=_FILLING, said=_DROPS), re.I)


def keeps(text: str) -> bool:
    """ "Don't change the address", "sama osoite": what stands is right."""
    return _KEEPS_ALL.fullmatch(text) is not None


def backs_out(text: str) -> bool:
    """ "Never mind", "ok leave it", "не надо": the open question is none any more."""
    return keeps(text) or _DROPS_ALL.fullmatch(text) is not None or undoes(text)


def drops(text: str) -> bool:
    """ "Never mind", "forget it": what was asked last, where anything was."""
    return _DROPS_ALL.fullmatch(text) is not None and not keeps(text) and not undoes(text)


def undoes(text: str) -> bool:
    """ "Oops undo that", "go back to the old one"."""
    return _UNDOES.search(text) is not None and not any(c.isdigit() for c in text)
