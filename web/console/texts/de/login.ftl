# Coming in.

signed-in-title = Angemeldet
signed-in = Sie sind angemeldet.
go-on = Weiter zu den Gesprächen
sign-in = Anmelden
login-lead = Melden Sie sich an, um mit Empfängern zu sprechen.
email = E-Mail
password = Passwort
login-code = Code Ihrer App
login-code-hint = falls Sie eine haben
sign-on = Mit Ihrer Organisation anmelden
wrong-login = E-Mail, Passwort und Code passen nicht zusammen.
too-many-tries = Zu viele Versuche. Warten Sie 15 Minuten, dann versuchen Sie es noch einmal.
not-signed-on = Ihre Organisation hat nicht gesagt, wer Sie sind. Versuchen Sie es noch einmal.
no-sign-on = Die Anmeldung Ihrer Organisation antwortet gerade nicht.
unknown-here = Sie sind hier noch nicht bekannt. Die Teamleitung lässt Sie ein, mit Ihrer E-Mail.
