answer-hello = Hej, jag heter { $agent }. Jag läser vad som har hänt hittills; ett ögonblick.
answer-asking = Jag frågar { $carrier } om { $tracking } och skriver här så snart jag vet mer.
answer-when = Leveransen kommer { $window }. Passar det?
answer-sorry = Jag är ledsen att det gick fel. Jag tar hand om det nu.
answer-else = Kan jag hjälpa till med något mer?
