"""Backing out: words that leave everything as it is, and words that take the last wish back.

To say that the address is the same is a yes to it; to want nothing changed, or to drop a question,
leaves everything as it was and says yes to nothing.
"""

import re

from core.late_pattern import LatePattern

_FILLING = (
    r"ok|okay|oh|no|nah|nope|well|please|pls|plz|sorry|just|actually|then|thanks|thank you|"
    r"all good|it'?s fine|fine|let'?s|"
    r"ei|joo|hei|no niin|kiitos|anteeksi|vaan|sittenkin|"
    r"нет|ладно|ну|да|пожалуйста|спасибо|извините|тогда|"
    r"nej|tack|ok|då|"
    r"nein|nee|doch|bitte|danke|dann|lieber|non|finalement|svp|s['’]il (?:vous|te) pla[iî]t|merci|"
    r"mejor|gracias|por favor|grazie|per favore|allora|nie|jednak|proszę|dziękuję|não|obrigad[oa]|"
    r"ні|будь ласка|дякую|краще|hayır|lütfen|teşekkürler|لا|من فضلك|شكرا|"
    # "Stop, leave it" stops this talk; "stop" alone stops the messages.
    r"stop|stopp|wait|seis|lopeta|odota|стоп|стой\w*|vänta|halt|warte|arr[êe]tez?|attends|para|"
    r"espera|fermati|aspetta|czekaj|stój|pare|espere|стій|dur|bekle|قف|انتظر"
)
# The address that stands is the right one.
_SAME = (
    r"keep the (?:old|same|current) (?:address|one)|"
    r"(?:the )?same address(?: as before)?|(?:the )?address (?:stays|is the same|stays the same)|"
    r"sama osoite|тот же адрес|адрес (?:тот же|прежний)|samma adress|"
    r"(?:die )?(?:gleiche|selbe) adresse|(?:la )?m[êe]me adresse|(?:la )?misma dirección|"
    r"(?:lo )?stesso indirizzo|ten sam adres|(?:o )?mesmo endereço|та сама адреса|"
    r"aynı adres|نفس العنوان"
)
# Nothing is to be changed: on a card that asks whether it is right, a yes.
_KEEPS = (
    r"(?:just )?(?:leave|keep) (?:it|that|everything|the address|my address)?\s?"
    r"(?:as (?:it )?(?:is|was)|be|alone|the same|unchanged)?|let it be|"
    r"(?:do not|don'?t|no need to) change(?: (?:the|my))?(?: address| it| anything)?|"
    r"no changes?(?: needed)?|"
    r"pid[äe]\w*(?: se| osoite)? ennallaan|ei muuteta(?: osoitetta)?|"
    r"äl[äk]\w*(?: \w+)? muut\w+(?: osoitetta)?|jät\w+(?: se)? (?:ennalleen|noin|siihen|näin)|"
    r"остав\w+(?:(?: вс[её])? как (?:было|есть))?|"
    r"(?:ничего )?не (?:надо )?меня\w+(?: адрес)?|как было|"
    r"ändra (?:inte|inget)(?: adressen)?|låt (?:det )?vara(?: som det är)?|"
    r"(?:lass(?:en)?(?: sie)?|bleibt) (?:es|alles|das)?\s?(?:so(?: wie es ist)?|sein|beim alten)?|"
    r"nichts ändern|(?:ich )?ändere? nichts|"
    r"laissez?(?: (?:ça|tout|l['’]adresse))?(?: comme (?:ça|c['’]est|avant|c['’]était))|"
    r"ne changez? rien|"
    r"d[ée]j[ae](?:lo|n?lo)?(?:(?: todo)? como (?:est[áa]|estaba))?|d[ée]jalo(?: as[íi])?|"
    r"no cambi\w+ nada|"
    r"lascia(?:te)?(?: (?:tutto|stare|perdere|così|com['’](?:è|era)))*|"
    r"non cambi\w+ (?:niente|nulla)|"
    r"zostaw(?:cie)?(?: (?:to|tak|jak jest|jak było))*|nic nie zmieniaj\w*|"
    r"deix[ae]m?(?: (?:assim|como (?:está|estava)|estar))*|não mud\w+ nada|"
    r"залиш\w+(?:(?: все)? (?:як (?:було|є)|так))?|нічого не (?:треба )?міня\w+|"
    r"olduğu gibi (?:kalsın|bırak\w*)|(?:böyle|öyle) kalsın|değiştirme\w*|"
    r"(?:ات|إت|ا)?ترك(?:ه|ها|وه)?(?: كما (?:هو|هي|كان))?|"
    r"خلي\w* (?:كما هو|زي ما هو)|لا تغير\w*(?: شي[ئء]\w*)?"
)
_DROPS = (
    r"never ?mind|nvm|cancel(?: (?:that|this))?|forget (?:it|about it|that)|nothing|skip(?: it)?|"
    r"(?:go )?back|"
    r"ant?aa? olla|ei mitään|peru(?:uta|utetaan)?|ei (?:tarvi\w*|sittenkään)|unohda(?: se)?|"
    r"(?:уже )?не (?:надо|нужно)|отмена|отменить|ничего|не ?важно|забудь(?:те)?|"
    r"glöm det|avbryt|strunt i det|"
    r"abbrechen|vergiss es|vergessen sie es|egal|schon gut|"
    r"annul(?:e|er|ez)|laissez? tomber|oubliez?(?: ça)?|tant pis|"
    r"cancela(?:r|lo)?|olv[íi]d(?:a|e)lo|no importa|nada|"
    r"annulla(?:re)?|lasci\w+ (?:stare|perdere)|non importa|niente|fa niente|"
    r"anuluj|nieważne|niewazne|zapomnij|odwołaj|"
    r"cancele|esque[çc]e|esque[çc]a|não importa|deixa pra lá|"
    r"скасу\w+|забудь(?:те)?|неважливо|не треба|нічого|"
    r"iptal(?: et)?|vazgeç\w*|boş ?ver\w*|unut(?:un)?|"
    r"إلغاء|الغاء|ألغ\w*|لا يهم|انس(?:ى|اه|َ)?|خلاص"
)
_UNDOES = LatePattern(
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
_SAME_ALL = LatePattern(_WHOLE.format(filling=_FILLING, said=_SAME), re.I)
_KEEPS_ALL = LatePattern(_WHOLE.format(filling=_FILLING, said=_KEEPS), re.I)
_DROPS_ALL = LatePattern(_WHOLE.format(filling=_FILLING, said=_DROPS), re.I)


def says_same(text: str) -> bool:
    """ "Same address", "sama osoite": what stands is right, whatever else was spoken of."""
    return _SAME_ALL.fullmatch(text) is not None


def keeps(text: str) -> bool:
    """ "Don't change the address", "sama osoite": on the card that asks, what stands is right."""
    return says_same(text) or _KEEPS_ALL.fullmatch(text) is not None


def backs_out(text: str) -> bool:
    """ "Never mind", "ok leave it", "не надо": the open question is none any more."""
    return keeps(text) or _DROPS_ALL.fullmatch(text) is not None or undoes(text)


def drops(text: str) -> bool:
    """ "Never mind", "forget it": what was asked last, where anything was."""
    return _DROPS_ALL.fullmatch(text) is not None and not keeps(text) and not undoes(text)


def undoes(text: str) -> bool:
    """ "Oops undo that", "go back to the old one"."""
    return _UNDOES.search(text) is not None and not any(c.isdigit() for c in text)
