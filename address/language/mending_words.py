"""Mending words: what people say who correct a number that they have just written."""

from address.language.folding import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


# One of these is enough: "oops 12", "korjaan: 12", "должно быть 12".
MENDING_WORDS = _folded(
    "oops ooops whoops correction corrected correcting actually typo rather meant "
    "hups hupsis ups korjaan korjaus korjattu korjataan eiku eikun eikä siis tarkoitin tarkoitan "
    "meinasin oikeasti vaihtui muuttui vaihtunut muuttunut changed ändrat ändrades geändert "
    "изменился изменилось сменился змінився "
    "rättelse korrigering rättar rättare menade hoppsan skulle "
    "korrektur korrigiere berichtigung berichtige meinte sollte vielmehr hoppla "
    "ой упс точнее вернее поправка поправляю исправляю исправление опечатка ошибся ошиблась "
    "должно должен должна точніше виправлення виправляю помилився помилилась "
    "oups correctif rectification rectifie plutôt devrait "
    "corrección corrijo rectifico debería correzione correggo dovrebbe "
    "korekta poprawka poprawiam wróć powinno raczej parandus parandan õigemini peaks"
)
# Two words that mend, of which neither does alone: "wait 5 minutes", "ei kun" is "no, but".
MENDING_PAIRS = frozenset(
    (fold(first), fold(second))
    for first, second in (
        ("no", "wait"), ("wait", "no"), ("sorry", "its"), ("should", "be"), ("i", "mean"),
        ("scratch", "that"), ("make", "that"), ("pitäisi", "olla"), ("piti", "olla"),
        ("ei", "kun"), ("eikun", "siis"), ("ska", "vara"), ("nej", "vänta"), ("jag", "menar"),
        ("nein", "warte"), ("ich", "meine"), ("soll", "sein"), ("muss", "sein"), ("то", "есть"),
        ("нет", "стой"), ("в", "смысле"), ("тобто", "не"), ("je", "veux"), ("no", "espera"),
        ("no", "aspetta"), ("nie", "czekaj"), ("ei", "oota"), ("ei", "vaan"), ("не", "а"),
    )
)  # fmt: skip
# What stands between those and the number.
WHILE_MENDING = _folded(
    "no not be wait that its it the to make of olla kun siis se on oota vänta det vara nej "
    "sein es ist das nein warte то есть быть это нет стой в смысле тобто бути être c est je veux "
    "dire ser es non nie być czekaj to ei vaan a i mean meine menar jag ich piti pitäisi should "
    "ska soll muss scratch sorry anteeksi förlåt entschuldigung простите извините "
    "pardon perdon scusa przepraszam vabandust olema aspetta espera ma"
)
# "17 vai oliko se 19", "17 or was it 19"
ASKING_AGAIN = _folded("oliko onko olisiko olikohan sittenkin det это был est ce czy było")
MENDING_SIGNS = ("->", "=>", "→", "⇒", "&", "+", "*")  # "17 *19": so are slips mended in chats
