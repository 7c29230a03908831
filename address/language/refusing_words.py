"""Refusing words: what people say who do not want the parcel at the address beside it, or do not
know whether it is the right one. With them an address is asked about, never confirmed."""

from address.language.folding import fold

type Phrases = frozenset[tuple[str, ...]]


def _phrases(*said: str) -> Phrases:
    return frozenset(tuple(fold(word) for word in one.split()) for one in said)


def _folded(words: str) -> frozenset[str]:
    """As tokens are: the hamza at the end of "خطأ" is none of their letters."""
    return frozenset(fold(word).rstrip("'") for word in words.split())


REFUSING = _phrases(
    "refuse", "refused", "refusing", "dont want", "don t want", "do not want", "wont take",
    "won t take", "will not take", "not accept", "send back", "send it back", "take it back",
    "return it", "return to sender", "no thanks", "no thank", "never heard", "never ordered",
    "en ota", "emme ota", "en halua", "emme halua", "ei kiitos", "palauttakaa", "palauta",
    "en tilannut", "kieltäydyn", "ei käy", "en tunne",
    "tar inte", "tar ej", "vill inte", "nej tack", "skicka tillbaka", "skicka det tillbaka",
    "går inte", "funkar inte", "vägrar", "avböjer", "aldrig hört",
    "nein danke", "nicht annehmen", "nehme nicht", "will nicht", "zurückschicken", "zurück senden",
    "verweigere", "nie gehört", "geht nicht",
    "нет спасибо", "не возьму", "не нужно", "не нужна", "не нужен", "не буду", "отказываюсь",
    "верните", "вернуть", "не заказывал", "не заказывала", "не принимаю",
    "ні дякую", "не візьму", "не потрібно", "не потрібна", "відмовляюсь", "відмовляюся",
    "поверніть",
    "ei aitäh", "ei võta", "ei taha", "keeldun",
    "non merci", "je refuse", "ne veux pas", "retournez", "no gracias", "no quiero", "rechazo",
    "no grazie", "non voglio", "rifiuto", "nie dziękuję", "nie chcę", "odmawiam",
    "no vivo", "no vivimos", "no estoy", "ya no", "no entregar", "no entregue", "no entreguen",
    "no traer", "não moro", "já não", "não entregar", "não entregue", "não estou",
    "n habite plus", "n habite pas", "n habitons plus", "ne livrez pas", "ne pas livrer",
    "non abito", "non vivo", "non consegnare", "nie mieszkam", "nie dostarczać", "już nie",
    "не живу", "не доставлять", "не везите", "не мешкаю", "не доставляти", "не везіть",
    "en asu", "emme asu", "älkää tuoko", "älä tuo", "bor inte", "bor ej", "leverera inte",
    "wohne nicht", "nicht liefern", "oturmuyorum", "yaşamıyorum", "teslim etmeyin",
    "woon niet", "niet bezorgen", "niet leveren", "لا أسكن", "لا تسلم",
)  # fmt: skip
DOUBTING = _phrases(
    "or wherever", "or whatever", "tai missä vaan", "tai missä vain", "tai muualle",
    "eller var som helst", "eller nån annanstans", "oder wo auch immer", "oder sonst wo",
    "или где угодно", "или куда угодно", "или где нибудь", "ou n importe où", "o donde sea",
    "could be", "might be", "may be", "maybe", "perhaps", "probably", "possibly", "i think",
    "i guess", "or so", "or something", "or thereabouts", "tai jotain", "tai sinne päin",
    "eller något", "eller nåt", "oder so", "или около", "или вроде",
    "voi olla", "saattaa olla", "ehkä", "varmaan", "luultavasti", "muistaakseni",
    "kan vara", "kanske", "antagligen", "förmodligen", "tror jag", "jag tror",
    "kann sein", "könnte sein", "vielleicht", "vermutlich", "wahrscheinlich", "glaube ich",
    "может быть", "наверное", "наверно", "возможно", "кажется", "вроде", "вероятно",
    "може бути", "мабуть", "можливо", "здається", "võib olla",
    "peut être", "sans doute", "je crois", "puede ser", "quizás", "tal vez", "creo que",
    "forse", "può essere", "credo", "może być", "chyba",
)  # fmt: skip
# Right before an address: a place beside it.
NEAR = _phrases(
    "close to", "close by", "opp", "opposite", "opposite to", "opposite of", "across from",
    "around the corner from", "just past", "ao lado de", "ao lado da", "ao lado do", "perto de",
    "perto da", "perto do", "em frente a", "em frente ao", "em frente de", "em frente do",
    "al lado de", "cerca de", "enfrente de",
    "frente a", "à côté de", "à côté du", "près de", "en face de", "en face du", "vicino a",
    "accanto a", "di fronte a", "obok", "naprzeciwko", "naprzeciw", "blisko", "рядом с",
    "рядом со", "напротив", "возле", "около", "поруч з", "поруч із", "навпроти", "біля",
    "lähellä", "vastapäätä", "vieressä", "nära", "mittemot", "bredvid", "gegenüber",
    "gegenüber von", "in der nähe von", "neben", "naast", "tegenover", "dichtbij", "bij",
    "بجانب", "قرب", "مقابل",
)  # fmt: skip
# Behind an address: the house that is meant is another one.
THE_ONE_BESIDE = _phrases(
    "building next to", "house next to", "building beside", "house beside", "house opposite",
    "building opposite", "opposite house", "opposite building", "opposite side", "house behind",
    "building behind", "talo vieressä", "viereinen talo", "talo vastapäätä", "vastapäinen talo",
    "huset bredvid", "huset mittemot", "haus daneben", "haus gegenüber", "gebäude daneben",
    "gebäude gegenüber", "haus nebenan", "дом рядом", "дом напротив", "соседний дом",
    "будинок поруч", "будинок навпроти", "сусідній будинок", "maison à côté",
    "immeuble à côté", "maison en face", "immeuble en face", "casa de al lado",
    "edificio de al lado", "casa de enfrente", "edificio de enfrente", "prédio ao lado",
    "casa ao lado", "prédio em frente", "casa em frente", "casa accanto", "palazzo accanto",
    "casa di fronte", "palazzo di fronte", "budynek obok", "dom obok", "budynek naprzeciwko",
    "huis ernaast", "huis ertegenover", "gebouw ernaast", "yandaki bina", "karşıdaki bina",
    "yan bina", "karşı bina", "المبنى المجاور", "المبنى المقابل",
)  # fmt: skip
# The words of a part that says no more: "X (old)", "wrong house, X".
NOT_THIS = _folded(
    "old former wrong incorrect outdated alt früher ehemalig falsch veraltet vanha entinen väärä "
    "väärin gammal gamla fel felaktig ancien ancienne faux fausse mauvais mauvaise viejo vieja "
    "antiguo antigua equivocado equivocada antigo antiga errado errada vecchio vecchia sbagliato "
    "sbagliata stary stara zły zła старый старая неверный неверно неправильный неправильно "
    "falscher falsche falsches alte altes "
    "старий стара невірно oud oude fout verkeerd eski yanlış خطأ قديم"
)
NOT_THIS_ONE = NOT_THIS | _folded(
    "address addr house building home place street adresse anschrift haus osoite talo adress hus "
    "maison immeuble dirección casa edificio endereço prédio indirizzo palazzo adres dom budynek "
    "адрес дом адреса будинок huis gebouw bina ev العنوان عنوان the is it s das ist on är est es è "
    "now nyt nu jetzt"
)
