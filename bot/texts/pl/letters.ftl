letter-subject = Dostawa od { $shop }
letter-invited = { $shop } wysyła do Państwa paczkę. Tutaj można wybrać porę i opisać wejście: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Więcej i co można zrobić: { $link }
letter-late = paczka przyjdzie później, niż obiecano.
letter-pickup-ends = paczka czeka w punkcie odbioru już tylko krótko.
