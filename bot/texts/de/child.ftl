child-thanks = Danke fürs Bescheidsagen. Bitte für dieses Paket nicht die Tür öffnen: Eine erwachsene Person muss es annehmen.
child-adult = Wann kann eine erwachsene Person es annehmen, oder wohin soll es?
button-adult-here = Jemand Erwachsenes ist da
child-may-take = Danke fürs Bescheidsagen. Der Shop erlaubt, dass du dieses Paket annimmst: Bitte nur dem Kurier öffnen.
child-prove = Gut. Bitte erst zeigen, dass das Ihr Chat ist, dann finden wir einen anderen Weg.
