missed-what-now = Der Kurier war da – { $at } Uhr – und konnte Ihr Paket nicht übergeben ({ $reason }). Verbleibende Versuche: { $left }. Wie machen wir weiter?
missed-last = Der Kurier war da – { $at } Uhr – und konnte Ihr Paket nicht übergeben ({ $reason }). Das war der letzte Versuch. Wie machen wir weiter?
missed-disputed = Das tut mir leid. Ich zähle diesen Versuch nicht, bis jemand von uns es geprüft hat. Wann sollen wir kommen?
missed-not-counted = Das tut mir leid. Ich zähle diesen Versuch nicht, bis jemand von uns es geprüft hat.
missed-says-delivered = Es tut mir leid. Laut Paketdienst wurde es zugestellt; bitte fragen Sie in der Nachbarschaft, und sehen Sie hinter der Tür nach. Jemand von uns kann dem jetzt nachgehen.
button-was-home = Ich war zu Hause
