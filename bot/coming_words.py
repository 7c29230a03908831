"""Coming words: what people write while the courier waits, in the languages that we speak."""

import re

from core.late_pattern import LatePattern


def _any(*words: str) -> LatePattern:
    return LatePattern(r"(?<!\w)(?:" + "|".join(words) + r")", re.I)


# "Don't leave" is no "no": it asks the courier to stay.
STAY = _any(
    r"(?:do ?n[o'’]?t|pls|please) (?:go|leave|drive)\b(?! it)",
    r"(?:geh|fahr)\w* nicht (?:weg|los)",
    r"nicht (?:weg)?(?:gehen|fahren)",
    r"no (?:te|se) vaya",
    r"(?:ne )?(?:part(?:ez|s)) pas",
    r"non (?:andar|vada|andate)",
    r"nie (?:odjeżdż|jedź|odchodź)",
    r"não (?:vá|vai) embora",
    r"не (?:уезжа|уходи)",
    r"не (?:їдь|йді|йди|їдьте)",
    r"älä(?:\w*) (?:lähde|mene)",
    r"(?:gå|åk) inte",
    r"gitme(?:y|sin|\b)",
    r"لا تذهب",
    r"لا تمش",
)
# Nor is "not dressed yet": who says so will open.
NOT_DRESSED = _any(
    r"not (?:even )?(?:dressed|decent)\b",
    r"nicht(?: mal)? angezogen",
    r"habe? (?:\w+ )?nichts an\b(?! de)",
    r"no estoy vestid[oa]",
    r"sin vestir\b",
    r"pas (?:encore )?habillée?",
    r"non sono (?:ancora )?vestit[oa]",
    r"nie jestem (?:jeszcze )?ubran[ya]",
    r"(?:não|nao) estou vestid[oa]",
    r"не ?(?:одягнен|вдягнен|одет)\w*",
    r"en ole (?:vielä )?pukeissa",
    r"(?:är|har) inte (?:på)?klädd\w*",
    r"(?:giyinik|giyinmiş) değil\w*",
    r"giyinmedim",
    r"(?:مش|ما|مو) ?لابس\w*",
)
# Where somebody is who will open as soon as they can. Nobody wants a parcel left there.
WASHING = (
    r"shower",
    r"(?:in|on) the (?:bath|toilet|loo|throne)",
    r"dusche",
    r"im bad\b",
    r"auf der toilette",
    r"auf(?: de|'?)m klo\b",
    r"ducha",
    r"en el (?:baño|váter|vater)",
    r"douche",
    r"aux toilettes",
    r"doccia",
    r"(?:in|al) bagno",
    r"prysznic",
    r"w (?:toalecie|łazience|wannie)",
    r"(?:banho|banheiro|chuveiro|duche)\b",
    r"na casa de banho",
    r"(?:душі|туалеті|ванній)\b",
    r"душу\b",
    r"(?:душе|туалете|ванной)\b",
    r"suihku",
    r"(?:vessa|kylpy)ssa",
    r"duschen",
    r"på (?:toa|muggen|toaletten)\b",
    r"duş",
    r"(?:tuvalet|banyo)(?:day|tay)",
    r"(?:في |ب)?(?:الحمام|الدش|التواليت)",
)
COMING = _any(
    *WASHING,
    r"(?:i ?['’]?a?m )?coming\b",
    r"on my way",
    r"omw\b",
    r"(?:run|go|head)\w* down",
    r"\A\W*downstairs",
    r"(?:i|i['’]?m|i['’]?ll|we|com(?:e|ing)|go(?:ing)?|run\w*|be|meet\w*)(?: \w+){0,2}? downstairs",
    r"wait\b",
    r"hold on",
    r"hang on",
    r"(?:one|a|1|two|2) (?:sec|moment|mo\b|tick)",
    r"just a (?:sec|moment|min)",
    r"be right (?:there|down|out)",
    r"i ?['’]?a?m (?:at )?(?:home|here|in)\b",
    r"(?:ring|knock|try|buzz)\w* again",
    r"open(?:ing)? (?:the door|now)",
    r"(?:almost|nearly) there",
    r"getting dressed",
    r"(?:put|throw)ing (?:\w+ ){0,2}(?:clothes|trousers|something) on",
    r"putting on (?:\w+ ){0,2}(?:clothes|trousers|shoes)",
    r"(?:i ?['’]?a?m on|down) the stairs",
    r"brt\b",
    r"(?:ich )?komme?\b(?! (?:heute|morgen|nicht))",
    r"bin (?:gleich|sofort|schon)",
    r"(?:sofort|gleich) da",
    r"moment\b",
    r"warte",
    r"bin (?:da|daheim|hier|zu ?hause)\b",
    r"mache? auf",
    r"ich zieh\w*(?: \w+){0,3} an\b(?! de)",
    r"bin (?:\w+ )?auf der treppe",
    r"(?:noch ?mal|nochmals) klingeln",
    r"(?:ya |ahora )?(?:voy|bajo|salgo|llego)\b(?! a estar)",
    r"bajando",
    r"me (?:estoy )?(?:vist(?:o|iendo)|sec(?:o|ando))\w*",
    r"espere?[ns]?\b",
    r"esperad",
    r"un (?:momento|segundo|minuto)",
    r"estoy en casa",
    r"abro\b",
    r"j['’]arrive",
    r"arrive\b",
    r"attend",
    r"(?:je )?descends?\b",
    r"un instant",
    r"deux secondes",
    r"m['’]habille",
    r"une (?:minute|seconde)",
    r"je (?:suis là|viens|suis chez moi)",
    r"patient",
    r"(?:re)?sonnez",
    r"(?:sto )?arriv(?:o|ando)\b",
    r"scend(?:o|endo)\b",
    r"aspett",
    r"mi (?:sto )?(?:vest|asciug)\w+",
    r"(?:un )?(?:attimo|momento)\b",
    r"sono (?:in|a) casa",
    r"vengo\b",
    r"apro\b",
    r"(?:już |zaraz )?(?:idę|ide|schodzę|schodze|biegnę|biegne|otwieram)\b",
    r"zaraz\b",
    r"(?:już )?(?:lecę|lece)\b",
    r"ubieram się",
    r"chwil",
    r"(?:po|za)?czekaj?",
    r"jestem (?:w domu|na miejscu)",
    r"(?:já |ja )?(?:vou|desço|desco)\b(?! estar)",
    r"(?:estou a )?desc(?:er|endo)\b",
    r"espera",
    r"(?:já )?estou em casa",
    r"me vest\w+",
    r"cheg(?:o|ando)\b",
    r"(?:вже |уже )?(?:іду|йду|біжу|виходжу|спускаюс[ья]|відчиняю|відкриваю)\b",
    r"(?:за|по)чекай",
    r"хвилин",
    r"зараз\b",
    r"я вдома",
    r"збігаю\b",
    r"одягаюс",
    r"(?:уже )?(?:иду|бегу|выхожу|спускаюсь|открываю)\b",
    r"(?:подо)?жд(?:и|ите|ать)\b",
    r"минут",
    r"секунд",
    r"сейчас\b",
    r"щас\b",
    r"я дома",
    r"одеваюсь",
    r"моюсь\b",
    r"мин\b",
    r"tulen\b",
    r"tulossa\b",
    r"tullaan\b",
    r"odot",
    r"hetki",
    r"minuut",
    r"(?:olen|oon) kotona",
    r"avaan\b",
    r"puen (?:vaat|pää)\w+",
    r"sekun",
    r"(?:jag )?kommer\b(?! (?:hem|inte))",
    r"vänta",
    r"ögonblick",
    r"strax\b",
    r"(?:jag )?är hemma",
    r"på väg\b",
    r"öppnar\b",
    r"klär på mig",
    r"sekund",
    r"geliyor",
    r"iniyor",
    r"bekle",
    r"dakika",
    r"hemen\b",
    r"evdeyi",
    r"açıyor",
    r"üstümü giy",
    r"saniye",
    r"(?:أنا )?(?:قادم|آت|و?جاي|نازل)",
    r"(?:سوف |س)[أا](?:نزل|فتح|تي|صل)",
    r"[أا]لبس\b",
    r"انتظر",
    r"لحظ",
    r"دقيق",
    r"دقائق",
    r"أنا في البيت",
    r"ثواني",
)
IN_THE_BATH = _any(*WASHING)
# "I can't come down": their own door stays shut, whatever else they want.
CANNOT_OPEN = _any(
    r"(?<!you )(?:can ?['’]?t|cannot)(?: \w+){0,2} (?:come|get|go) (?:to the door|down|out)\b",
    r"(?<!you )(?:can ?['’]?t|cannot)(?: \w+)? (?:answer the door|open\b(?! it))",
    r"kann(?: \w+){0,3} nicht(?: \w+){0,2} (?:(?:her|hin)?unter|runter|auf ?machen|öffnen)",
    r"kann(?: \w+){0,2} nicht an die tür",
    r"komm\w*(?: \w+){0,2} nicht (?:runter|herunter|an die tür)",
    r"no (?:puedo|consigo)(?: \w+)? (?:bajar|abrir|salir)",
    r"(?:ne )?peux pas(?: \w+)? (?:(?:vous |t['’])?ouvrir|descendre)",
    r"non (?:posso|riesco a|riesco ad)(?: \w+)? (?:scendere|aprir)",
    r"(?:não|nao) (?:posso|consigo|dá para)(?: \w+)? (?:descer|abrir)",
    r"nie (?:mogę|moge|dam rady)(?: \w+)? (?:zejść|zejsc|otworzyć|otworzyc|podejść)",
    r"не (?:можу|зможу)(?: \w+)? (?:спуститис[яь]|відчинити|відкрити|вийти|підійти)",
    r"не (?:могу|смогу)(?: \w+)? (?:спуститься|открыть|выйти|подойти)",
    r"en (?:pääse|paase|voi|kykene)(?: \w+)? (?:alas|avaa\w+|oven? avaa\w+|ovelle)",
    r"kan inte(?: \w+)? (?:komma (?:ner|ut)|gå ner|öppna)",
    r"in(?:emi|eme)(?:yo\w*|m)\b",
    r"aç(?:amı|ama)(?:yo\w*|m)\b",
    r"(?:لا|ما|مش) ?(?:[أا]ستطيع|[أاب]قدر|قادر\w*)(?: \w+)? (?:ال(?:نزول|فتح)|فتح|[أا]نزل|[أا]فتح)",
)
A_MINUTE = _any(r"(?:a|one|1|two|2|few|gimme|give me(?: a| one)?) mins?(?:utes?)?\b")
# What asks how long the courier waits answers nothing.
_HOW_LONG = LatePattern(
    r"\W*(?:(?:for |and |but )?how (?:long|much (?:time|longer))|until when|till when|"
    r"wie (?:lange|viel zeit)|bis wann|cuánto (?:tiempo|esper\w+|me)|hasta cuándo|"
    r"combien de temps|jusqu['’](?:à quand|à quelle heure)|quanto (?:tempo|aspett\w+)|"
    r"fino a quando|"
    r"jak długo|ile (?:czasu|jeszcze|poczeka|będzie)|do kiedy|quanto tempo|até quando|"
    r"(?:як|как) (?:довго|долго)|скільки (?:часу|ще|він)|сколько (?:времени|ещё|еще|он)|"
    r"до (?:котрої|скольки|которого)|kuinka (?:kauan|pitkään)|kauanko|mihin asti|"
    r"hur (?:länge|lång tid)|ne kadar (?:süre|bekl\w+|zaman)|kaç dakika|"
    r"كم (?:من )?(?:الوقت|دقيقة|سينتظر)|إلى متى)(?!\w)",
    re.I,
)
# Nothing but a time that no courier waits for.
A_WHILE = LatePattern(
    r"\W*(?:(?:give me|i need|need|in|in about|about|gib mir|in|dame|necesito|dans|donnez-moi|tra|"
    r"fra|dammi|za|daj mi|daqui a|em|через|за|дай\w* мне|anna|om|ge mig|بعد)\W+)?"
    r"(?:(?P<half>half an hour|30 ?min\w*|(?:einer )?halben? stunde|media hora|"
    r"(?:une )?demi-?heure|"
    r"mezz['’]?ora|pół godziny|meia hora|півгодини|пів години|полчаса|puol\w* tun\w+|"
    r"(?:en )?halvtimme|yarım saat\w*|نصف ساعة)|"
    r"(?:an|one|a|1|2|3|two|couple(?: of)?|ein\w*|zwei|una?|dos|une|deux|due|jedn\w*|uma|duas|"
    r"одну|две|дві|tunnin|yksi|en|två|bir|iki)?\W?(?:hours?|hrs?|stunden?|horas?|heures?|ore|ora|"
    r"godzin\w*|годин\w*|час(?:а|ов)?|tun\w+|timm\w+|saat\w*|ساعة|ساعتين))"
    r"(?:\W+(?:please|pls|bitte|por favor|svp|per favore|proszę|будь ласка|пожалуйста|tack|"
    r"lütfen))?\W*",
    re.I,
)
# Before a thing that nobody wants; the thing is looked for elsewhere.
WANTS_NO = _any(
    r"(?:do ?n[o'’]?t|never) (?:\w+ )?(?:want|need|like|use)\b",
    r"(?:will|möchte|brauche) (?:es )?(?:nicht|kein\w*)",
    r"no (?:quiero|necesito)",
    r"(?:ne )?(?:veux|voudrais) pas",
    r"non (?:voglio|mi serve)",
    r"nie (?:chcę|chce|potrzebuję)",
    r"(?:não|nao) (?:quero|preciso)",
    r"не (?:хочу|треба|потрібн\w+|надо|нужн\w+)",
    r"en (?:halua|tarvitse)",
    r"vill inte|behöver (?:inte|ingen)",
    r"istemi\w+",
    r"لا (?:أريد|اريد)|ما (?:بدي|أبغى|ابغى)|مش عاوز",
)
# Behind whoever it shall not go to, where a language says so there.
GIVE_NOT = _any(
    r"(?:ver|bırak|teslim et)me(?:y[iı]n|sin)?\b", r"bırakma(?:yın|sın)?\b", r"değil\b", r"olmaz\b"
)
LOCKER = _any(
    r"(?:parcel )?lockers?\b",
    r"packstation",
    r"paketautomat",
    r"paketbox",
    r"taquilla",
    r"casillero",
    r"consigne",
    r"casier",
    r"armadiett",
    r"paczkomat",
    r"cacifo",
    r"поштомат",
    r"постамат",
    r"pakettiautomaat",
    r"automaattiin",
    r"paketskåp",
    r"emanet dolab",
    r"خزانة",
)
NOT = LatePattern(
    r"(?<!\w)(?:not|no one|nobody|can ?['’]?t|cannot|couldn['’]?t|won['’]?t|aint|isn['’]?t|"
    r"nicht|kein\w*|niemand|no(?! (?:banho|chuveiro|duche))|nadie|ne|pas|personne|non|nessuno|"
    r"nie|nikogo|não|nao|ninguém|не|ні|немає|никого|нет|нікого|"
    r"en (?:ole|pääse|ehdi|voi|tule|kerkeä)|ei|eikä|inte|ingen|"
    r"değil\w*|yok\w*|kimse|gelem\w*|لا|لست|ليس|مش|ما)(?!\w)",
    re.I,
)


def asks_how_long(text: str) -> bool:
    return _HOW_LONG.match(text) is not None
