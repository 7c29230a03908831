letter-subject = Din leverans från { $shop }
letter-invited = { $shop } skickar dig ett paket. Välj tid och berätta om din dörr här: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Mer, och vad du kan göra: { $link }
letter-late = ditt paket kommer senare än utlovat.
letter-pickup-ends = ditt paket väntar bara en kort tid till på utlämningsstället.
