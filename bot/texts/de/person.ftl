person-asked = Ich habe jemanden von uns dazugebeten. { $before ->
    [0] Sie sind als Nächstes dran
    [one] Vor Ihnen wartet noch eine Person
   *[other] Vor Ihnen warten noch { $before } Personen
    }; schreiben Sie, worum es geht, es wird alles gelesen.{ $wait }
person-usual-wait = {" "}Zuletzt dauerte es etwa { $wait }
person-back-at = {" "}Gerade ist niemand da; ab { $at } sind wir wieder hier.
person-still = Jemand von uns weiß Bescheid und kommt dazu. Bis dahin bin ich still.
person-noted = Notiert: Es wird gelesen. Bis dahin bin ich still.
person-joined = { $name } ist jetzt da. Ich bin nun still.
person-said = <b>{ $name }:</b> { $text }
person-left = { $name } ist gegangen; ich bin wieder da.
person-back = Ich bin wieder da. Nichts ging verloren.
person-late = Es tut mir leid, noch ist niemand frei. Sie können weiter warten oder mit mir weitermachen.
person-bot-failed = Es tut mir leid, bei mir ist etwas schiefgegangen. Ich habe jemanden gebeten, sich Ihre Nachricht anzusehen.
person-not-now = Im Moment kann ich niemanden dazuholen. Bitte versuchen Sie es in ein paar Minuten noch einmal.
person-not-waiting = Sie sprechen mit dem Bot. Wie kann ich helfen?
button-back = Zurück zum Bot
button-person = Persönliche Hilfe
address-granted = Jemand von uns hat es geprüft: Ihr Paket geht an die neue Adresse, der Paketdienst weiß Bescheid.
address-declined = Jemand von uns hat es geprüft, und das Paket kann per Chat nicht an eine andere Adresse gehen. Es kommt weiterhin hierher: { $address }. Wie machen wir weiter?
agreed-is-it-so = { $name } ist gegangen; ich bin wieder da. Das wurde vereinbart:
    { $lines }
    Stimmt das so?
agreed-line = { $wish }: { $value }
agreed-taken-back = { $wish }: zurückgenommen
agreed-of = { $parcel } · { $line }
agreed-good = Gut, dabei bleibt es.
