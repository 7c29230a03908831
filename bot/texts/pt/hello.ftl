hello-prove = Olá! Ajudo com uma encomenda. Antes de mostrar seja o que for, preciso de saber que é sua. Partilhe o seu número com o botão abaixo, ou escreva o código de 6 algarismos da encomenda.
hello-prove-again = Partilhe o seu número com o botão abaixo, ou escreva o código de 6 algarismos.
hello-locked-number = O seu próprio número ainda a abre: partilhe-o com o botão abaixo.
hello-locked-person = Se não resultar, uma pessoa pode ajudar.
hello-not-for-you = Esta ligação não é para si?
hello-first = Ajudo com gosto, assim que souber que a encomenda é sua.
hello-not-own-contact = Esse contacto é de outra pessoa. Preciso do seu próprio número, com o botão abaixo.
hello-yours = Obrigado, esta encomenda é sua.
hello-yours-many = { $count ->
        [one] Obrigado: { $count } encomenda vem a caminho.
       *[other] Obrigado: { $count } encomendas vêm a caminho.
    }
hello-no-link = Olá! Para começar, abra a ligação ou leia o código que o remetente da encomenda lhe enviou.
hello-no-such-link = Não conheço esta ligação. Abra a mais recente que o remetente lhe enviou.
hello-not-mine-done = Feito: esta conversa não recebe mais mensagens sobre ela, e o remetente fica a saber que o contacto está errado.
hello-really-not-mine = Esta encomenda não é para si? Então retiro-a desta conversa e digo-o ao remetente.
hello-unbound = Uma encomenda saiu desta conversa: outra pessoa mostrou que é sua.
button-share-phone = Partilhar o meu número
button-share-place = Partilhar o meu local
button-not-mine = Não é minha
