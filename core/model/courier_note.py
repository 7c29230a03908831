"""A courier's note: what of a person's words matters at the door, without the talk around it.

Only what is surely talk is left out; any other word may be the one that finds the door.
"""

import re

from core.late_pattern import LatePattern

_FLAT = r"(?:fla?t|apt|apartment|unit|asun\w+|huoneisto\w*|квартир\w*|кв|lägenhet\w*|lgh)"
_UNKNOWN = (
    r"(?:(?:i|we|я|мы|jag)\s+)?(?:do ?n['’]?o?t|don['’]?t|not|en|emme|не|vet inte|minns inte)"
    r"(?:\s+(?:kno?w?|no|sure|remember|tiedä|tiiä|muista|знаю|знаем|помню))?"
)
_UNKNOWN = rf"(?:{_UNKNOWN}|dunno|idk|no idea|not sure|en tiiä|ei hajua|хз)"
_ITS_NUMBER = (
    r"(?:\s+(?:(?:the|its|what|which|about)\s+)?(?:number|numero\w*|номер\w*|nummer\w*|nro|no)\b)?"
    r"(?:\s+of(?:\s+it\b)?)?"
)
# Said in passing, wherever it stands.
_ASIDE = LatePattern(
    r"\b(?:lol|lmao|rofl|xd+|(?:a?ha){2,}h?|omg|oops|whoops|btw|ups|хаха\w*|ой|hups\w*)\b|"
    rf"\b{_FLAT}\s*,?\s*{_UNKNOWN}{_ITS_NUMBER}\b|"
    rf"\b{_UNKNOWN}{_ITS_NUMBER}(?:\s+(?:my|the|about))*\s+{_FLAT}\b{_ITS_NUMBER}",
    re.I,
)
# Before what matters: a greeting, the house that is not meant, "it's the".
_BEFORE = LatePattern(
    r"\s*(?:"
    r"(?:hi(?:\s?ya)?|hello|hey|yo|good (?:morning|day|evening|afternoon)|moi|hei|terve|moikka|"
    r"привет|здравствуйте|добрый (?:день|вечер)|доброе утро|hej|tja|god (?:morgon|kväll))\b|"
    r"(?:and\s+|but\s+|eikä\s+|а\s+)?(?:not|ei|eikä|не|inte)(?:\s+(?:at|in|number|nro|дом|на|nummer))?"
    r"\s+\d{1,4}\s?[^\W\d_]?\b(?!\s*(?:times|x|min|sec|hours?|floor|door|kert|krs|раз|этаж|gång|"
    r"but|vaan|а|utan)\b)|"
    r"\d{1,4}\s?[^\W\d_]?\s+(?:is|on|это)\s+(?:right|correct|ok|oikein|верно)\b|"
    r"(?:i|we)\s+(?:do not|don['’]?t|no longer)\s+live\s+(?:t?here)(?:\s+any\s?more)?\b|"
    r"(?:en|emme)\s+asu\w*\s+(?:enää\s+)?(?:siellä|täällä|tuossa|tässä)(?:\s+enää)?\b|"
    r"(?:я|мы)\s+(?:там\s+|здесь\s+)?(?:больше\s+|уже\s+)*не\s+жив\w+(?:\s+(?:там|здесь|тут))?\b|"
    r"(?:jag|vi)\s+bor\s+inte\s+(?:kvar\s+)?(?:där|här)(?:\s+längre)?\b|"
    r"(?:ich|wir)\s+wohnen?\s+(?:da|dort|hier)\s+nicht(?:\s+mehr)?\b|"
    r"(?:(?:my|the)\s+)?(?:address|number|osoite\w*|numero|адрес|номер|adressen?)\s+(?:(?:is|on|är)\s+)?"
    r"(?:wrong|incorrect|not right|väärin|väärä|неверн\w+|неправильн\w+|fel)\b|"
    r"(?:and|but)\b|"
    r"(?:it['’]?s|it is|its|that['’]?s|that is)\s+"
    r"(?:the|te|teh|a|an)\b(?=.*\w)"
    r")[\s!.:]*",
    re.I,
)
# What led up to the address, which stands in its own place now.
_LED_UP = LatePattern(
    r"\b(?:(?:so|and|ok|no|well)\s+){0,4}(?:it['’]?s|it is|this is|that['’]?s|i\s?['’]?m|i am|"
    r"we\s?['’]?re|we are|i live|we live|i stay|"
    r"(?:my|the|our)(?:\s+(?:right|new|correct|real))?\s+address(?:\s+is)?|"
    r"(?:(?:can|could|would) you\s+)?(?:please\s+)?(?:come|deliver|bring|send|drive)(?:\s+it)?"
    r"(?:\s+to(?:\s+(?:my|our)(?:\s+(?:office|work|place|home))?)?)?|"
    r"(?:minä\s+)?asun|asumme|(?:(?:oikea|uusi)\s+)?osoite(?:eni)?(?:\s+on)?|(?:oikea|uusi)(?:\s+on)?|"
    r"(?:tuo|tuokaa|toimita|toimittakaa)(?:\s+se)?|(?:привез|вез|достав)\w+(?:\s+его)?|"
    r"lämna(?:\s+(?:det|den|paketet))?|leverera|bringen(?:\s+sie)?(?:\s+es)?|liefern(?:\s+sie)?|"
    r"(?:the\s+)?(?:right|correct) one(?:\s+is)?|правильный(?:\s+адрес)?|"
    r"(?:я\s+)?живу|(?:мы\s+)?жив[её]м|"
    r"(?:(?:мой|новый)\s+)?адрес|jag bor|vi bor|(?:(?:min|ny|nya)\s+)*adress(?:en)?(?:\s+är)?)"
    r"(?:\s+(?:at|in|on|to|now|actually|на|в|по|på|till|i|zu|in die))*\s*$",
    re.I,
)
# "Change the address to": a wish that its address has answered.
_WISHED = LatePattern(
    r"(?:\b(?:i|we|want|need|wanna|would|like|to|please|can|could|you|bitte|proszę|por favor|"
    r"voisit\w*|haluan|хочу|jag|vill|ich|möchte|je|veux|quiero|vorrei|quero|хочу)\s+)*"
    r"(?:\b(?:change|update|correct|switch|move|set|put|fix|make)(?:\s+(?:the|my|our|it|this|delivery|"
    r"shipping|address))*|"
    r"\b(?:vaih\w+|muut\w+|korja\w+|päivit\w+)(?:\s+(?:se|toimitus\w*|osoit\w+))*|"
    r"\b(?:измен\w+|поменя\w+|смени\w*|исправ\w+|замін\w+|змін\w+|виправ\w+)"
    r"(?:\s+(?:мой|мій|адрес\w*|доставк\w+))*|"
    r"\b(?:ändra|byta?|uppdatera)(?:\s+(?:min|leverans)?\s?adress\w*)?|"
    r"(?:\b(?:die|meine)?\s?(?:liefer)?adresse\s+)?\bänder\w*"
    r"(?:\s+(?:sie|die|meine|(?:liefer)?adresse))*|"
    r"\b(?:change[rz]?|modifie[rz]?|corrige[rz]?)(?:\s+(?:l['’]|mon\s+)?adresse)?|"
    r"\b(?:cambi\w+|modifi\w+)(?:\s+(?:la|mi|l['’]|il|mio|dirección|indirizzo))*|"
    r"\b(?:zmie\w+)(?:\s+(?:mój|adres\w*))*|\b(?:mud\w+|alter\w+|troc\w+)(?:\s+(?:o|meu|endereço))*|"
    r"\b(?:غي?ّ?ر\w*|تغيير)(?:\s+العنوان)?)"
    r"(?:\s+(?:to|into|as|auf|in|zu|à|en|pour|por|a|na|para|till|osoitteeseen|إلى|на))*\s*[:.!]?\s*",
    re.I,
)
_COURTESY = LatePattern(
    r"[\s\W]*(?:(?:please|pls|plz|thanks?(?:\s+you)?|thx|ty|sorry|sry|kiitos|kiitti|my|моя|мой|min|"
    r"yes|yeah|ok|okay|no|nope|ei|kun|eiku|eikun|joo|kyllä|да|нет|но|nej|anteeksi|"
    r"пожалуйста|спасибо|простите|извините|tack|snälla|and|but|so|the|ja|и|а|och|"
    r"right|correct|except|only|just|if|joo|mutta|paitsi|vain|jos|oikein|men|bara|utom|om|rätt|"
    r"wait|hold on|vänta|odota|hetki(?:nen)?|warte(?:n sie)?|moment|attends|attendez|espera|"
    r"aspetta|czekaj|espere|стой(?:те)?|подожди(?:те)?|почекай(?:те)?|bekle|"
    r"is|or|tai|oder|ou|или|або|lub|eller|with|her|his|their|our|oh|ah|hmm?|also|now|nyt|nu|jetzt|maintenant|ahora|adesso|agora|teraz|теперь|сейчас|зараз|şimdi|"
    r"кроме|только|если|верно|aber|und|nur|außer|wenn|bitte|danke|oui|non|mais|et|sauf|si|merci"
    r")\b[\s\W]*)*",
    re.I,
)
# How sure somebody is of what they say is nothing to look for at a door.
_UNSURE = LatePattern(
    r"[\W_]*(?:(?:h+m+|or|tai|oder|ou|или|but|mutta|men|aber|mais|pero|ma|ale|mas|но|але|ama|i['’]?m|i|we|it|jag|ich|я|"
    r"je)\s+)*(?:not sure|unsure|i (?:think|guess|believe)|maybe|perhaps|probably|"
    r"luulen|luultavasti|ehkä|kai|"
    r"tror jag|jag tror|kanske|(?:ich )?glaube(?: ich)?|vielleicht|wahrscheinlich|"
    r"je crois|je pense|peut[- ]être|creo|quizás?|tal vez|no estoy segur[oa]|credo|"
    r"forse|chyba|może|nie jestem pew\w+|acho|talvez|думаю|кажется|наверное?|не увер\w+|"
    r"мабуть|здається|не впевнен\w*|"
    r"sanırım|belki|emin değilim|(?:bin )?(?:mir )?nicht sicher|pas sûre?|inte säker|en ole varma|"
    r"non sono sicur[oa]|não tenho (?:a )?certeza|أعتقد|ربما|لست متأكدا)"
    r"(?:\s+(?:though|yet|about it|siitä|на счёт этого))*[\W_]*",
    re.I,
)
_ONE_LETTER = re.compile(r"[\W_]*[^\W\d_]?[\W_]*")
_CLAUSES = re.compile(r"\s*[,;\n]\s*|(?<=[.!?])\s+")


def courier_note(words: str) -> str | None:
    """The words as they were typed where all of them matter; None where none does."""
    said = _ASIDE.sub(" , ", words)
    clauses = [clause for clause in _CLAUSES.split(said) if clause.strip()]
    kept = [left for clause in clauses if (left := _mattering(clause))]
    is_whole = said == words and [clause.strip() for clause in clauses] == kept
    return words if is_whole and kept else ", ".join(kept) or None


def says_nothing(words: str) -> bool:
    """ "Yes but the", "°", "г": courtesy, a sign or a letter, nothing that helps a courier."""
    return any(no.fullmatch(words) for no in (_ONE_LETTER, _COURTESY, _UNSURE))


def _mattering(clause: str) -> str:
    left = clause
    while (found := _BEFORE.match(left)) and found.end():
        left = left[found.end() :]
    left = "" if _WISHED.fullmatch(left) else _LED_UP.sub("", left).strip()
    return "" if says_nothing(left) else left
