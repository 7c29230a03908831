child-thanks = Obrigado por me dizer. Por favor, não abra a porta para esta encomenda: tem de ser recebida por um adulto.
child-adult = Quando a pode receber um adulto, ou para onde deve ir?
button-adult-here = Está cá um adulto
