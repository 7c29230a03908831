answer-hello = Dzień dobry, z tej strony { $agent }. Czytam, co się dotąd wydarzyło; proszę o chwilę.
answer-asking = Pytam firmę { $carrier } o { $tracking } i napiszę tutaj, gdy tylko będę wiedzieć więcej.
answer-when = Dostawa: { $window }. Czy to pasuje?
answer-sorry = Przykro mi, że coś poszło nie tak. Już się tym zajmuję.
answer-else = Czy mogę jeszcze w czymś pomóc?
