"""At the point: what people write who stand before a locker, or will not go there themselves.

"The door doesn't open", "its empty!!", "my brother picks it up": short words that would mean
something else at home. They are read so only where the parcel waits at a pickup point, or goes
there; a word that is missing is added here.
"""

import re
from enum import StrEnum

from bot.facts import Facts
from bot.home_instead import wants_it_home
from bot.hours_asked import asks_hours
from bot.visits import is_visit
from core.late_pattern import LatePattern
from core.model.status import Status


class Trouble(StrEnum):
    SHUT = "shut"  # it does not open
    EMPTY = "empty"
    WRONG = "wrong"  # another parcel lies in it


_SHUT = (
    r"(?:does ?n[o'’]?t|won[’']?t|wont|cannot|can[’']?t|cant|not|never) (?:\w+ ){0,2}open\w*|"
    r"(?:door|locker|box|hatch) (?:is )?(?:stuck|jammed|broken|shut|locked|dead)|"
    r"code (?:\w+ ){0,2}(?:doesn?[’']?t|does not|not) work\w*|"
    r"code (?:is )?(?:wrong|invalid|refused)|nothing happens|"
    r"(?:screen|display|keypad|machine|locker) (?:is |seems )?"
    r"(?:black|blank|frozen|off|broken|dead)|"
    r"nichts passiert|no pasa nada|rien ne se passe|non succede niente|nic si[ęe] nie dzieje|"
    r"nada acontece|нічого не відбувається|ничего не происходит|mitään ei tapahdu|"
    r"ingenting händer|hiçbir şey olmuyor|لا يحدث شيء|"
    r"geht nicht (?:auf|öffnen)|öffnet (?:sich )?nicht|code (?:geht|funktioniert) nicht|klemmt|"
    r"no (?:se )?abre|no funciona el c[óo]digo|el c[óo]digo no funciona|"
    r"(?:ne )?s[’']ouvre pas|n[’']ouvre pas|code ne (?:marche|fonctionne) pas|est bloqu[ée]\w?|"
    r"non si apre|non apre|codice non funziona|"
    r"nie (?:chce si[ęe] )?otwiera\w*|kod nie dzia[łl]a|zaci[ęe][łl]\w*|"
    r"n[ãa]o abre|c[óo]digo n[ãa]o funciona|"
    r"не відчиня\w+|не відкрива\w+|код не (?:працює|підходить)|"
    r"не открыва\w+|код не (?:работает|подходит)|заклинил\w*|"
    r"ei (?:aukea|avaudu|avaannu)|koodi ei toimi|on jumissa|"
    r"öppnas? (?:sig )?inte|går inte (?:upp|att öppna)|koden fungerar inte|"
    r"a[çc][ıi]lm[ıi]yor|kod çal[ıi][şs]m[ıi]yor|"
    r"لا (?:يفتح|تفتح|ينفتح|يعمل)"
)
_EMPTY = (
    r"(?:it['’]?s|is|was|locker|box|door|compartment|completely|totally) (?:\w+ )?empty|^empty|"
    r"nothing (?:is )?(?:in|inside|there)|no parcel (?:in|inside|there)|"
    r"(?:ist|war|fach|fach ist) leer|^leer|nichts drin|est[áa] vac[íi]\w|^vac[íi]o|no hay nada|"
    r"(?:est|c[’']est) vide|^vide|rien dedans|[èe] vuot\w|^vuoto|non c[’'][èe] niente|"
    r"jest pust\w+|^pusto|nic (?:tu |tam )?nie ma|est[áa] vazi\w|^vazio|n[ãa]o h[áa] nada|"
    r"порожн\w+|пуст(?:о|ая|ой|ий|ое)\b|нічого немає|ничего нет|"
    r"on tyhjä|^tyhjä|ei (?:ole )?mitään|är tomt?|^tomt?\b|inget (?:i|där)|"
    r"\bboş\b|içinde bir şey yok|فارغ|لا شيء"
)
_WRONG = (
    r"(?:wrong|another|different|other|someone else['’]?s?|somebody else['’]?s?) (?:\w+ )?"
    r"(?:parcel|package|box)|not my (?:parcel|package)|(?:isn['’]?t|is not|not) mine|"
    r"falsches paket|fremdes paket|nicht mein paket|paquete equivocado|no es mi paquete|"
    r"mauvais colis|pas mon colis|pacco sbagliato|non è il mio pacco|"
    r"nie moja paczka|cudza paczka|z[łl]a paczka|n[ãa]o [ée] a minha encomenda|encomenda errada|"
    r"не моя посилка|чужа посилка|не моя посылка|чужая посылка|не та посылка|"
    r"väärä paketti|ei ole minun|fel paket|inte mitt paket|yanl[ıi][şs] paket|"
    r"benim paketim değil|ليس طردي|طرد خطأ"
)
_SOMEBODY = (
    r"(?:(?:my|the) )?(?:brother|sister|wife|husband|partner|boyfriend|girlfriend|friend|mate|son|"
    r"daughter|mother|mom|mum|father|dad|colleague|co-?worker|flatmate|roommate|neighbou?r|cousin|"
    r"uncle|aunt|grand\w+|someone else|somebody else|another person)"
)
_DELEGATE = (
    rf"{_SOMEBODY}\b.{{0,20}}\b(?:pick|collect|fetch|get|grab)\w*|"
    rf"(?:pick|collect|fetch|get|grab)\w*\b.{{0,20}}\bby {_SOMEBODY}|"
    r"(?:mein|meine|ein|eine)\w* (?:bruder|schwester|frau|mann|freund\w*|sohn|tochter|mutter|vater|"
    r"kolleg\w+|nachbar\w*|andere\w*) .{0,20}\b(?:hol|abhol)\w*|"
    r"mi (?:herman\w|mujer|marido|amig\w|hij\w|madre|padre|vecin\w|pareja) .{0,15}recog\w+|"
    r"(?:mon|ma) (?:fr[èe]re|s[oœ]e?ur|femme|mari|ami\w?|fils|fille|m[èe]re|p[èe]re|coll[èe]gue|"
    r"voisin\w?) .{0,15}(?:r[ée]cup[èe]r|retir|cherch|prend)\w+|"
    r"(?:mi[oa] )(?:fratello|sorella|moglie|marito|amic\w|figli\w|madre|padre|collega|vicin\w) "
    r".{0,15}ritir\w+|"
    r"(?:brat|siostra|[żz]ona|m[ąa][żz]|koleg\w+|kole[żz]ank\w+|syn|c[óo]rka|mama|tata|"
    r"s[ąa]siad\w*) .{0,15}odbi\w+|"
    r"(?:meu|minha) (?:irm[ãa]o?|mulher|marido|amig\w|filh\w|m[ãa]e|pai|colega|vizinh\w) "
    r".{0,15}(?:levant|busc|recolh)\w+|"
    r"(?:брат|сестр\w|дружин\w|чоловік|друг|подруг\w|син|дочк\w|мам\w|тат\w|колег\w|сусід\w*) "
    r".{0,15}(?:забер|отрима)\w+|"
    r"(?:брат|сестра|жена|муж|друг|подруга|сын|дочь|мама|папа|коллега|сосед\w*) "
    r".{0,15}(?:забер|получ)\w+|"
    r"(?:velje|sisko|vaimo|miehe|mies|ystävä|kaveri|poika|tyttäre|äiti|isä|naapuri|työkaveri|"
    r"joku muu)\w* .{0,15}(?:hake|noutaa)\w*|"
    r"(?:min|mitt|en) (?:bror|syster|fru|man|vän|kompis|son|dotter|mamma|pappa|kollega|granne|"
    r"annan) .{0,15}hämta\w*|"
    r"(?:kardeşim|abim|ablam|eşim|arkadaşım|oğlum|kızım|annem|babam|komşum|başkası) .{0,20}al\w+|"
    r"(?:أخي|أختي|زوجي|زوجتي|صديقي|ابني|ابنتي|أمي|أبي|جاري|شخص آخر) .{0,20}(?:يستلم|تستلم|سيأخذ)\w*"
)
_HERE = (
    r"^(?:i ?['’]?a?m|we ?['’]?(?:re| are)) (?:already |now )?(?:here|there|outside)\b|"
    r"^(?:just )?(?:arrived|here now)\b|i have arrived|"
    r"ich bin (?:jetzt |schon )?da\b|bin (?:jetzt )?da\b|bin angekommen|"
    r"(?:ya )?(?:estoy aqu[íi]|he llegado)|je suis (?:l[àa]|arriv[ée]e?)|"
    r"sono (?:qui|arrivat[oa])|jestem (?:ju[żz] )?(?:na miejscu|tutaj|tu)\b|cheguei|estou aqui|"
    r"я (?:вже |уже )?(?:тут|здесь|на місці|на месте|приїха\w+|приехал\w*)|"
    r"olen (?:nyt |jo )?(?:täällä|perillä|paikalla)|jag är (?:här|framme)|geldim\b|buradayım|"
    r"وصلت|أنا هنا"
)
_CODE = (
    r"(?:what(?:[’']?s| is| was)?|which|where(?:[’']?s| is)?|send|show|give|need|lost|forgot\w*|"
    r"can[’']?t find|cant find|deleted)\b.{0,20}\b(?:code|pin)\b|"
    r"(?:wie|was) (?:war|ist|lautet).{0,15}\b(?:code|pin)\b|code .{0,12}(?:vergessen|verloren)|"
    r"(?:cu[áa]l (?:es|era)|perd[íi]|olvid[ée]|m[áa]nda\w*).{0,15}c[óo]digo|"
    r"(?:quel (?:est|[ée]tait)|perdu|oubli[ée]|renvo\w+).{0,15}code|"
    r"(?:qual [èe]|perso|dimenticato|rimanda\w*).{0,15}codice|"
    r"(?:jaki|zgubi\w+|zapomnia\w+|wy[śs]lij).{0,15}kod|"
    r"(?:qual [ée]|perdi|esqueci|manda\w*).{0,15}c[óo]digo|"
    r"(?:який|загуби\w+|забу\w+|надішл\w+).{0,15}код|"
    r"(?:какой|потерял\w*|забыл\w*|пришли\w*).{0,15}код|"
    r"(?:mikä|hukk\w+|unohd\w+|kadot\w+).{0,15}koodi|"
    r"(?:vad (?:är|var)|vilken|tappa\w+|glömt?).{0,15}kod|"
    r"kod\w* .{0,10}(?:neydi|unuttum|kaybettim)|"
    r"(?:ما هو|نسيت|فقدت|أرسل).{0,12}(?:الرمز|رمز|الكود)"
)
_LONGER = (
    r"(?:more|extra) (?:time|days)|(?:wait|keep|hold|stay)\b.{0,12}\blonger|extend|extension|"
    r"l[äa]nger (?:liegen|warten|bleiben|aufheben)|verl[äa]nger\w+|m[áa]s (?:tiempo|d[íi]as)|"
    r"plus longtemps|prolong\w+|pi[ùu] tempo|d[łl]u[żz]ej|przed[łl]u[żz]\w+|mais (?:tempo|dias)|"
    r"довше|подовж\w*|подольше|продл\w+|lisää aikaa|pidempään|jatka\w* nouto\w*|"
    r"längre|förläng\w*|daha uzun|uzat\w*|مدة أطول|تمديد"
)
_TROUBLES = {
    Trouble.WRONG: LatePattern(_WRONG, re.I),
    Trouble.EMPTY: LatePattern(_EMPTY, re.I),
    Trouble.SHUT: LatePattern(_SHUT, re.I),
}
_ARRIVED = LatePattern(_HERE, re.I)
_FETCHED_BY = LatePattern(_DELEGATE, re.I)
_WANTS_CODE = LatePattern(_CODE, re.I)
_WANTS_LONGER = LatePattern(_LONGER, re.I)


def said_at_the_point(text: str, facts: Facts) -> tuple[str, str] | None:
    """The scene and beat that hear it; None where it is about something else."""
    delivery = facts.delivery
    if delivery is None or delivery.is_over or delivery.pickup is None:
        return None
    if speaks_of_delegate(text):
        return "delegate", "who"
    if wants_it_home(text, facts):
        return "choose_slot", "which_window"
    if is_visit(facts) and _ARRIVED.search(text.strip()):
        return "arrival", "here"
    is_there, trouble = delivery.status is Status.READY_FOR_PICKUP, trouble_in(text)
    if trouble is None and asks_hours(text):
        return "point_hours", "told"
    if not is_there:
        return None
    if trouble is not None:
        return "trouble", "heard"
    if _WANTS_CODE.search(text):
        return "pickup", "code"
    return ("pickup", "longer") if _WANTS_LONGER.search(text) else None


def trouble_in(text: str) -> Trouble | None:
    said = text.strip()
    return next((each for each, words in _TROUBLES.items() if words.search(said)), None)


def speaks_of_delegate(text: str) -> bool:
    """ "My brother picks it up", "kann mein Bruder es abholen?" """
    return _FETCHED_BY.search(text) is not None
