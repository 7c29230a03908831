child-thanks = Danke fürs Bescheidsagen. Bitte für dieses Paket nicht die Tür öffnen: Eine erwachsene Person muss es annehmen.
child-adult = Wann kann eine erwachsene Person es annehmen, oder wohin soll es?
button-adult-here = Jemand Erwachsenes ist da
