"""Tables of dirt: how people of each country shorten, mistype, and correct themselves."""

NEAR_KEYS = {"a": "sqz", "e": "wrd", "i": "uok", "o": "ipl", "u": "yij", "n": "bm", "m": "n",
             "s": "adw", "t": "ryg", "r": "tef", "k": "jl", "l": "ko", "d": "sf"}  # fmt: skip
ELSEWHERE = {"FI": [("33100", "Tampere"), ("90100", "Oulu"), ("17800", "Kuhmoinen")],
             "AT": [("8010", "Graz"), ("5542", "Flachau")],
             "DE": [("10115", "Berlin"), ("20095", "Hamburg")], "LI": [("8001", "Zürich")],
             "FR": [("13001", "Marseille"), ("44000", "Nantes")], "RU": [("190000", "Казань")],
             "US": [("60601", "Chicago"), ("73301", "Austin")], "ES": [("41001", "Sevilla")],
             "IT": [("50122", "Firenze")], "PL": [("30-001", "Kraków")], "EE": [("51003", "Tartu")],
             "UA": [("79000", "Львів")], "SE": [("411 03", "Göteborg")],
             "IS": [("999", "Kaupmannahöfn")]}  # fmt: skip
# How each country's people shorten: what is written, what remains of it.
SHORT = {
    "FI": [("katu", "k."), ("tie", "t."), ("gatan", "g.")],
    "SE": [("gatan", "g."), ("vägen", "v."), ("Sankt ", "S:t ")],
    "DE": [("straße", "str."), ("Straße", "Str."), ("strasse", "str."), ("platz", "pl."),
           ("Sankt", "St.")],
    "FR": [("Rue ", "R. "), ("Avenue ", "Av. "), ("Boulevard ", "Bd "), ("Place ", "Pl. "),
           ("Saint", "St"), ("Général", "Gal"), ("Chemin ", "Ch. "), ("Impasse ", "Imp. ")],
    "US": [(" Street", " St"), (" Avenue", " Ave"), ("West ", "W "), ("East ", "E "),
           ("North ", "N. "), ("South ", "S "), (" Boulevard", " Blvd"), (" Road", " Rd"),
           (" Lane", " Ln"), (" Place", " Pl")],
    "RU": [("улица", "ул."), ("проспект", "пр-т"), ("переулок", "пер."), ("проезд", "пр-д"),
           ("бульвар", "б-р"), ("шоссе", "ш."), ("площадь", "пл."), ("набережная", "наб.")],
    "UA": [("вулиця", "вул."), ("проспект", "просп."), ("бульвар", "бул."), ("провулок", "пров.")],
    "ES": [("Calle ", "C/ "), ("Avenida ", "Avda. "), ("Plaza ", "Pza. "), ("Paseo ", "Pº ")],
    "IT": [("Via ", "V. "), ("Corso ", "C.so "), ("Piazza ", "P.zza "), ("Viale ", "V.le ")],
    "PL": [("ulica ", "ul. "), ("aleja ", "al. "), ("Aleje ", "Al. "), ("plac ", "pl. "),
           ("osiedle ", "os. "), ("ulica ", "")],
    "EE": [("maantee", "mnt"), (" tänav", " tn"), ("puiestee", "pst")],
}  # fmt: skip
SHORT["AT"] = SHORT["LI"] = SHORT["CH"] = SHORT["DE"]
PASSPORT = str.maketrans({"й": "y", "ы": "y", "э": "e", "ё": "e", "ъ": "", "ь": "", "щ": "shch",
                          "х": "kh", "ц": "ts", "ю": "yu", "я": "ya", "ж": "zh", "ч": "ch",
                          "ш": "sh", "є": "ie", "і": "i", "ї": "i", "ґ": "g"})  # fmt: skip
OTHER_KINDS = {
    "FI": [("katu", "kuja"), ("tie", "polku"), ("gatan", "vägen")],
    "SE": [("gatan", "vägen"), ("vägen", "gatan")],
    "DE": [("straße", "gasse"), ("strasse", "gasse"), ("gasse", "weg")],
    "US": [(" Street", " Avenue"), (" Avenue", " Road")],
}
OTHER_KINDS["AT"] = OTHER_KINDS["LI"] = OTHER_KINDS["CH"] = OTHER_KINDS["DE"]
MENDS = {
    "en": ["sorry, should be", "oops", "no wait,", "correction:", "I mean"],
    "fi": ["eiku", "korjaan:", "piti olla", "anteeksi"],
    "sv": ["nej vänta", "rättelse:", "menar"],
    "de": ["Korrektur:", "nein,", "ich meine"],
    "ru": ["точнее", "то есть", "ой,"],
}
