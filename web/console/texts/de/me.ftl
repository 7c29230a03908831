# One's own page.

you = Sie
skip-to-page = Zur Seite springen
second-factor = Zweiter Faktor
factor-on = Sie melden sich mit Ihrem Passwort und einem Code Ihrer App an. Wer die App verloren hat, fragt die Teamleitung.
factor-lead = Eine App auf Ihrem Telefon zeigt sechs Ziffern, die Sie neben dem Passwort tippen. Lesen Sie damit das Bild, oder tippen Sie die Buchstaben darunter ein, dann tippen Sie, was sie zeigt.
code = Code
factor-do = Von jetzt an benutzen
group-title = Die Gruppe der Agenten
group-lead-code = Schreiben Sie dies innerhalb von { $count } Minuten in die Gruppe der Agenten auf Telegram. Es wird nur jetzt gezeigt und gilt einmal.
group-known = Sie sind in der Gruppe der Agenten bekannt: was Sie dort in ein Thema schreiben, geht unter Ihrem Namen an den Empfänger.
group-lead = Gespräche, die einen Menschen brauchen, haben ein Thema in der Gruppe der Agenten auf Telegram. Mit einem Code sind Sie dort bekannt und dürfen antworten.
group-end = Ich bin dort niemand mehr
group-code = Geben Sie mir einen Code
password-old = Das jetzige
password-new = Das neue, { $count } Zeichen oder mehr
password-change = Ändern
sign-out-everywhere = Überall abmelden
group-code-again = Ein anderer Code
wrong-password = Das ist nicht Ihr jetziges Passwort.
short-password = Ein Passwort braucht zehn Zeichen oder mehr.
wrong-code = Das ist nicht der Code, den die App gerade zeigt.
language-lead = In der die Konsole mit Ihnen spricht. Was Sie Empfängern schreiben, bleibt, wie Sie es schreiben.
language-browser = wie der Browser es will
language-do = So sprechen
me-said-password = Ihr neues Passwort gilt. Andere Browser wurden abgemeldet.
me-said-language = Von jetzt an spricht die Konsole in dieser Sprache mit Ihnen.
