# What is wrong with what was typed.

fault-blank = ist leer
fault-too-long = ist länger als { $number } Zeichen
fault-no-time = ist keine Uhrzeit
fault-ends-first = endet, bevor es beginnt
fault-too-short = ist kürzer als fünf Minuten
fault-not-inside = liegt nicht in der gewählten Zeit
fault-not-before = liegt nicht vor der zugesagten Zeit
fault-no-day = ist kein Tag
fault-not-ahead = liegt nicht in der Zukunft
fault-too-far = liegt mehr als { $number } Tage voraus
fault-no-later = ist nicht später, als es ohnehin wartet
fault-snoozed = ist vorbei, oder mehr als { $number } Tage entfernt
fault-not-offered = ist nicht unter denen, die angeboten werden
fault-tags = sind Worte
fault-tags-many = sind höchstens { $number }, von je { $letters } Zeichen
fault-no-email = ist keine E-Mail-Adresse
fault-email-taken = gehört jemandem, der schon hier ist
fault-hours = sind nicht so geschrieben, wie OpenStreetMap sie schreibt
fault-says-nothing = sagt nichts
fault-still-tells = enthält noch eine Nummer, einen Code, einen Link oder eine E-Mail-Adresse
fault-no-fallback = springt für diesen Paketdienst nicht ein
fault-gate-code = ist ein anderer als der Code
fault-stranger = { $what } ist keiner von uns
fault-missing = fehlt
fault-promised-already = ist schon zugesagt
fault-begun = hat begonnen
