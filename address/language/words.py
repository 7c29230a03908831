"""Words that addresses are made of, in the languages of the towns we serve; all folded."""

from address.language.folding import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


def _mapped(lines: str) -> dict[str, str]:
    """Each line: a canonical word, then its other spellings."""
    mapped: dict[str, str] = {}
    for line in lines.strip().splitlines():
        canonical, *spellings = (fold(word) for word in line.split())
        mapped[canonical] = canonical
        for spelling in spellings:
            mapped.setdefault(spelling, canonical)
    return mapped


# Words that say what kind of way it is, when they stand alone: "rue X", "X street", "улица X".
STREET_TYPES = _mapped(
    """
    katu k
    tie t
    kuja kj
    polku
    vayla
    kaari
    raitti
    rinne
    ranta
    tori
    aukio
    puistikko
    puisto
    gatan gata g
    vagen vag vei veien vej v
    grand
    torget
    platsen plats
    stigen
    strasse str
    gasse
    weg
    platz
    allee
    ufer
    damm
    street st
    road rd
    avenue ave av
    boulevard blvd bd boul bvd bul bulvar bulevard b-r
    lane ln
    drive dr
    court ct
    place pl
    square sq
    terrace ter terr
    crescent cres
    close
    parkway pkwy
    highway hwy
    alley aly
    way wy
    circle cir
    trail trl
    rue r
    chemin ch chem
    impasse imp
    quai
    route rte
    cours
    passage pass psge
    ruelle
    улица ул улице ulica ul ulitsa
    проспект просп проспекте пр-т прт пр prospekt
    переулок пер переулке pereulok per
    проезд пр-д проезде proezd
    бульвар б-р бул бульваре
    площадь пл площади ploshad
    набережная наб набережной naberezhnaya nab
    шоссе ш shosse
    тупик туп
    аллея
    вулиця вул вулиці vulitsya vul
    провулок пров
    площа
    узвіз узв
    via
    piazza
    piazzale
    corso cso
    viale vle
    vicolo vico
    largo
    strada
    calle
    avenida avda avd
    plaza plz pza
    paseo po pso
    ronda rda
    travesia trva
    camino cno
    carrera cra
    aleja aleje al
    plac
    osiedle os
    rondo
    tanav tn
    maantee mnt
    puiestee pst
    straat
    laan
    plein
    namesti nam
    gade
    """
)
# These stand first wherever they stand: in "Via del Corso" the last word is the name.
FRONT_TYPES = _folded(
    "rue avenue boulevard chemin impasse allée quai route cours passage via viale vicolo calle "
    "avenida plaza paseo ronda travesia camino carrera ulica ul aleja aleje al улица ул проспект "
    "вулиця вул"
) - _folded("avenue boulevard passage")
# One letter and a sign: "C/ Mayor", "V. Roma". Only where a name follows.
INITIAL_TYPES = {"c": "calle", "v": "via"}
TWO_TOKEN_WORDS = {
    (first, second): fold(word)
    for first, second, word in (
        ("pr", "t", "проспект"), ("b", "r", "бульвар"), ("pr", "d", "проезд"), ("per", "k", "пер"),
        ("s", "t", "sankt"), ("c", "so", "corso"), ("p", "zza", "piazza"), ("v", "le", "viale"),
        ("p", "le", "piazzale"), ("l", "go", "largo"), ("p", "za", "plaza"),
    )
}  # fmt: skip
# The same, glued to the name: "Fabianinkatu", "Landstrasse". Longest first.
GLUED = tuple(
    sorted(
        _folded(
            "katu tie kuja polku vayla kaari raitti rinne ranta tori aukio puistikko penger silta "
            "gatan gata vagen vag grand torget stigen kajen strasse gasse weg platz allee "
            "ufer damm "
            "steig zeile ring straat laan plein gade vej veien vei gaten puiestee"
        ),
        key=len,
        reverse=True,
    )
)
# What people leave of a glued word: "Fabianink 12", "Landstr 45".
GLUED_SHORT = (
    ("str", ("strasse",)),
    ("k", ("katu", "kuja")),
    ("t", ("tie", "tori")),
    ("g", ("gatan", "gasse")),
    ("v", ("vagen",)),
    ("w", ("weg",)),
    ("pl", ("platz", "platsen")),
    ("pst", ("puiestee",)),
)
ARTICLES = _folded(
    "de des du la le les l d the of der die das dem den von zum zur am an im i da di del dei "
    "della delle dello degli los las el y"
)
SHORT_WORDS = _mapped(
    """
    saint st ste sainte sankt skt
    north n
    south s
    east e
    west w
    doktor dr
    professor prof
    general gen gal
    marechal mal
    president pres pdt
    """
)
# "Uusi Kaivokatu" is not Kaivokatu: such a word beside a street is part of a name.
PART_OF_NAME = _folded(
    "north south east west upper lower old new great little inner outer "
    "pohjoinen etelainen itainen lantinen vanha uusi iso pieni ala yla pohjois etela lansi ita "
    "norra sodra ostra vastra gamla nya stora lilla ovre nedre "
    "alte neue obere untere grosse kleine innere aussere alter neuer oberer unterer grosser "
    "kleiner "
    "grand grande petit petite vieux vieille haut haute bas basse ancien ancienne nouveau nouvelle "
    "новый новая старый старая большой большая малый малая верхний верхняя нижний нижняя северный "
    "северная южный южная западный западная восточный восточная новий нова старий стара велика мала"
)
BUILDING_MARKS = _folded(
    "house haus hausnr hnr talo дом д буд будинок вл влд владение двлд домовладение"
)
NUMBER_MARKS = BUILDING_MARKS | _folded("no nr nro num numero numerossa numeroon number номер n")
# Where the number comes first. Elsewhere "5, Hauptstrasse 7" means number seven.
NUMBER_FIRST = frozenset({"US", "GB", "IE", "CA", "AU", "NZ", "FR", "LU", "IN", "ZA", "MC"})
COUNTRY_NAMES = {
    "FI": _folded("finland suomi fin fi финляндия finnland finlande"),
    "SE": _folded("sweden sverige"),
    "EE": _folded("estonia eesti"),
    "DE": _folded("germany deutschland allemagne германия"),
    "AT": _folded("austria osterreich autriche австрия"),
    "CH": _folded("switzerland schweiz suisse"),
    "LI": _folded("liechtenstein"),
    "FR": _folded("france frankreich франция"),
    "RU": _folded("russia россия рф"),
    "UA": _folded("ukraine україна украина"),
    "US": _folded("usa us"),
    "GB": _folded("uk england britain"),
}
POSTCODE_COUNTRY_MARKS = _folded("fi fin a d f ch fl ru us s ee dk n")

UNIT_WORDS = _folded(
    "flt asunnossa asunnon asuntoon huoneistossa bst bostad bostaden квартире квартиру квартиры "
    "as asunto asto huoneisto hto huone h ht liikehuoneisto lh liiketila lt lgh lagenhet "
    "apt apartment flat unit suite ste room rm office "
    "wohnung whg wohnungsnr tur tuer turnr zimmer "
    "appartement appart appt app apto porte studio bureau "
    "кв квартира оф офис пом помещение комната ком кімната приміщення korter krt "
    "puerta pta apartamento local departamento dpto "
    "interno int appartamento appto ufficio "
    "mieszkanie mieszk lokal lok pokoj daire dairesi شقة شقه الشقة"
)
FLOOR_WORDS = _folded(
    "krs kerros kerroksessa kerrokseen kerroksesta kerroksen "
    "floor floors fl flr level lvl vaning tr trappor stock stockwerk "
    "etage og geschoss obergeschoss "
    "этаж этаже этажа этажом поверсі поверху эт поверх пов korrus piso planta piano pietro "
    "طابق الطابق الدور"
)
FLOOR_WORDS_OF = {
    "TR": _folded("kat"),  # elsewhere it may be a street, cut short
    **dict.fromkeys(("SE", "FI"), _folded("vån våningen plan")),
    **dict.fromkeys(("NO", "DK"), _folded("sal etasje")),
}
FLOOR_WORDS_BEFORE = _folded(  # "8, floor 6": six is the floor
    "floor floors fl level lvl piso planta piano pietro этаж эт поверх пов korrus vaning kerros"
)
FLOOR_WORDS_BEHIND = _folded(  # of those, "3 этаж" is said as often
    "этаж эт поверх пов korrus vaning kerros"
)
ENTRANCE_WORDS = _folded(
    "rappu rapp porras porraskaytava ovi sisaankaynti trappa uppgang ingang port entrance "
    "trapphus trapphuset trappuppgang uppg oppgang opgang inngang indgang stigagangur "
    "staircase stair stairs stairway stairwell "
    "stiege stg eingang aufgang entree escalier esc batiment bat "
    "подъезд под подезд пд парадная парадное парадний підїзд пидизд під вход вхід "
    "portal escalera scala sc klatka wejscie trepikoda trepp sissepaas"
)
HOURS_AFTER = _folded("до час часа часов утра вечера по")
# Premises: the number is no flat's, so the word stays with it.
PREMISES_WORDS = _folded(
    "liikehuoneisto lh liiketila lt huone room rm office suite ste zimmer studio bureau "
    "оф офис пом помещение ком комната кімната приміщення local ufficio pokoj"
)
# A door with a number is a flat, one with a letter a staircase.
DOOR_WORDS = _folded("ovi ovinro ovinumero door dörr dør uks дверь двері tür deur")
# Too short to mean the same everywhere: a Swedish "kl 17" is an hour.
UNIT_WORDS_OF = {"PL": _folded("m"), "EE": _folded("k"),
                 **dict.fromkeys(("AT", "DE", "CH", "LI"), _folded("top"))}  # fmt: skip
ENTRANCE_WORDS_OF = {"PL": _folded("kl")}
GROUND_FLOORS = _folded(
    "erdgeschoss eg ebenerdig maantaso katutaso rdc bajo parter bottenvåningen bottenvåning"
)
ORDINAL_ENDS = _folded(
    "th st nd rd e eme er re y i ya go a o n s nen й ый ий ой ая я ом ем м го ша га"
)
CODE_WORDS = _folded(
    "koodi ovikoodi ovik porttikoodi alaovikoodi ovikoodin summeri ovipuhelin code gatecode "
    "doorcode pin pincode keypad buzzer intercom "
    "kod koden portkod dorrkod turcode klingelcode digicode interphone codeporte "
    "код домофон кодзамка codigo codice citofono portero domofon kood uksekood fonolukk"
)
CODE_SECOND_WORDS = _folded("code koodi kod koden код kood")
CODE_LINKS = _folded(
    "alaovelle alaoveen alaovessa ulko oveen ovelle rappuun porttiin portille to into och in till "
    "is on ist est är od do dla es jest двери дверей del della cancello bramy portal porte portail "
    "домофона домофону домофоном подъезда підїзду під'їзду калитки ворот от від для к на "
    "domofonu drzwi the for door gate für die tür till porten dörren de l d entree interphone "
    "citofono portero"
)
CODE_FIRST_WORDS = _folded(
    "gate door entry entrance access front main building portin oven alaoven ala ulko key тур "
    "porte portail двери дверей ukse varava fonoluku ovipuhelimen summerin rapun"
)
PHONE_WORDS = _folded(
    "tel puh puhelin p phone mobile mob gsm ph call telefon tlf handy tlph telephone "
    "тел телефон моб"
)
PHONE_LABELS = PHONE_WORDS - _folded("call")  # "please call 040…" stays in the note
ORDINAL_FLOORS = _mapped(
    """
    0 ground ebenerdig erdgeschoss eg maantaso katutaso rdc bajo parter bottenvaningen bottenvaning
    1 first ensimmainen erste ersten erster premier forsta первый primer primero primo pierwsze
    2 second toinen zweite zweiten zweiter deuxieme andra второй segundo secondo drugie teine
    3 third kolmas dritte dritten dritter troisieme tredje третий tercer tercero terzo trzecie
    4 fourth neljas vierte vierten vierter quatrieme fjarde четвертый cuarto quarto czwarte
    5 fifth viides funfte funften funfter cinquieme femte пятый quinto piate viies
    6 sixth kuudes sechste sechsten sixieme sjatte шестой sexto sesto szoste kuues
    7 seventh seitsemas siebte siebten septieme седьмой septimo settimo siodme
    8 eighth kahdeksas achte achten huitieme восьмой octavo ottavo osme
    1 первая перший перша
    2 вторая другий друга
    3 третья третій третя
    4 четвертая четвертий
    5 пятая
    6 шестая
    1 ensimmäisessä ensimmäiseen первом
    2 toisessa toiseen втором
    3 kolmannessa kolmanteen третьем
    4 neljännessä neljänteen четвертом четвертый
    5 viidennessä viidenteen пятом
    6 kuudennessa kuudenteen шестом
    7 seitsemännessä seitsemänteen седьмом
    9 ninth yhdeksas neunte neunten neuvieme девятый noveno nono dziewiate
    """
)
EDIT_WORDS = _folded(
    "no not it is its the ist nicht nein ei en se on vaan nej inte utan non pas est cest "
    "нет не это а but sondern "
    "actually sorry correct right wrong should be number street house anteeksi oikea väärä "
    "vaara meinasin tarkoitin "
    "yes yep yeah kyllä joo juu ja jo да так oui si tak evet aber men mutta но mais ma oikein rätt "
    "richtig stimmt верно правильно doğru dobrze "
    "i meant mean должно быть изменить дом номер numero "
    "es el il é jest hai ast است です 是 号 號 op"
)
BEFORE_A_NUMBER = UNIT_WORDS | FLOOR_WORDS | ENTRANCE_WORDS | CODE_WORDS | PHONE_WORDS
# Words that stand where a town could, and are none: the line goes on about the door.
BESIDE_THE_ADDRESS = (
    UNIT_WORDS
    | FLOOR_WORDS
    | ENTRANCE_WORDS
    | CODE_WORDS
    | PHONE_WORDS
    | CODE_FIRST_WORDS
    | frozenset(ORDINAL_FLOORS)
    | _folded(
        "please pls thanks thank ring call leave with behind next beside near the and or at "
        "kiitos soita soittakaa jata jattakaa varo toimita ja tai hei moi "
        "tack ring lamna och bitte danke klingeln bei hinter merci svp sonner laisser chez "
        "vån våningen dog door gate shop house blue green red white back yard baby concierge "
        "reception desk "
        "koiraa koira sisapihan pihan kautta naapurille naapuri ovelle portaille sisaan "
        "aula toimisto summeria takapiha sisapiha hissi vahtimestari vahtimestarille respa "
        "lobby guard elevator ask garden gården portvakt "
        "left right vasen oikea vasemmalla oikealla vänster höger gauche droite izquierda derecha "
        "sinistra destra "
        "links rechts mitte hinterhaus vorderhaus seitenflugel aufzug rezeption "
        "лифт охрана охране консьерж консьержу налево направо "
        "hunden dorren grinden barnet hund nachbarn nachbar hof garage paket achtung klingel "
        "chien gardienne voisin attention perro vecino porteria dejar llamar cuidado cane "
        "portineria vicino chiamare lasciare attenti pies sasiada uwaga prosze koer naabrile "
        "собака осторожно двора двор соседей соседям обережно пес "
        "спасибо пожалуйста звоните позвонить оставить оставьте у за и дякую будь дзвоніть"
    )
)

# --- what is not meant: "12 is wrong", "12 or 14"; negating_words.py has the others
NO_WORDS = _folded("no nope nein nej нет")
ON_THE_WAY = _folded(
    "to at in on the a my it is this that any more come deliver bring send go live please for "
    "tuo tule toimita asu enää osoitteeseen osoitteessa "
    "zu zur an nach der die das den mehr wohne liefern kommen bei "
    "på till i bor "
    "на в по живу живём везите привозите доставляйте мой тот та "
    "à au le la chez"
)
IS_WORDS = _folded("is it its s was that this on oli ist war är var это est c cest es è jest")
WRONG_WORDS = _folded(
    "wrong incorrect mistake mistaken väärä väärin virheellinen falsch fel feil "
    "неверно неверный неправильно неправильный ошибка faux fausse sbagliato equivocado vale"
)
RIGHT_WORDS = _folded(
    "right correct mine ours where oikea oikein minun richtig stimmt rätt rätta bonne bon juste "
    "правильно правильный верно верный мой тот"
)
ADDRESS_NOUNS = _folded(
    "address number house place street osoite numero talo osoitteeni adresse hausnummer adress "
    "nummer адрес номер дом адреса numara numarası adres adresi"
)
THANKS = _folded("please pls thanks thank kiitos tack bitte danke merci спасибо пожалуйста s")
# --- what names a house in passing
HOUR_WORDS = _folded("am pm uhr oclock h часов часа вечера утра")
QUESTION_WORDS = _folded(
    "where who whose what which when why how is are was does missä kuka kenen mikä milloin onko "
    "wo wer wessen wann ist gehört var vem vems när är finns где кто чей когда où qui quand donde"
)
BESIDE_IT = _folded(
    "next beside behind near opposite across past vis neben hinter gegenüber bredvid bakom "
    "mittemot nära lähellä vieressä takana vastapäätä рядом за напротив возле около derrière "
    "près côté face"
)


def floor_words(country: str | None) -> frozenset[str]:
    return FLOOR_WORDS | FLOOR_WORDS_OF.get(country or "", frozenset())
