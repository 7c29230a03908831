"""Way words: what leads to a house by the name of a street that is not its own: "entrance from
Annankatu", "Annankadun puolella", "вход с улицы"."""

from address.language.folding import fold
from address.language.words import BESIDE_IT

WAY_WORDS = BESIDE_IT | frozenset(
    fold(word)
    for words in (
        "entrance entry enter from through side corner door gate driveway park parking yard",
        "sisäänkäynti sisäänkäynnin sisään kulku puolella puolelta puoleinen kulma kulmassa",
        "kulmalla kulmasta kautta portti ovi piha parkki pysäköinti risteys risteyksessä",
        "ingång ingången infart från genom sidan hörn hörnet port porten gården korsningen",
        "eingang einfahrt zufahrt zugang vom von über ecke seite tor hof parken kreuzung",
        "вход въезд заезд подъезд через угол углу сторона стороны двор парковка перекресток",
        "вхід заїзд через ріг розі бік двір",
        "entrée par côté angle coin portail cour accès entrada por esquina lado acceso",
        "ingresso da angolo lato accesso wejście od róg rogu wjazd köşe köşesi giriş",
        "مدخل من زاوية",
    )
    for word in words.split()
)
