letter-subject = Toimituksesi: { $shop }
letter-invited = { $shop } lähettää sinulle paketin. Valitse aika ja kerro ovestasi täällä: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Lisätietoja ja mitä voit tehdä: { $link }
letter-late = pakettisi tulee luvattua myöhemmin.
letter-pickup-ends = pakettisi odottaa noutopisteessä enää hetken.
