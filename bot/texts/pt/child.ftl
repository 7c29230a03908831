child-thanks = Obrigado por me dizer. Por favor, não abra a porta para esta encomenda: tem de ser recebida por um adulto.
child-adult = Quando a pode receber um adulto, ou para onde deve ir?
button-adult-here = Está cá um adulto
child-may-take = Obrigado por me dizer. A loja permite que fiques com esta encomenda: abre só a quem a entrega.
child-prove = Muito bem. Primeiro mostre, por favor, que esta conversa é sua; depois encontramos outra solução.
