address-coming = { $what } envia-lhe uma encomenda ({ $carrier }) para: <b>{ $address }</b>.
address-is-it-right = { $what } envia-lhe uma encomenda, entregue por { $carrier }. Este endereço está certo? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } envia-lhe uma encomenda ({ $carrier }) para: <b>{ $address }</b>. Qual é o apartamento? Basta escrever. { $more }
address-not-on-map = { $what } envia-lhe uma encomenda ({ $carrier }) para: <b>{ $address }</b>. Não o encontro no mapa. Qual é o endereço certo?
address-torn = { $what } envia-lhe uma encomenda ({ $carrier }). O endereço é <b>{ $address }</b>, mas o ponto do remetente no mapa fica a { $distance } dali. { $who } Qual está certo?
address-not-on-map-fixed = { $what } envia-lhe uma encomenda ({ $carrier }) para: <b>{ $address }</b>. Não o encontro no mapa. { $who } Escreva-me o que está certo e um de nós trata disso.
address-number-fixed = { $what } envia-lhe uma encomenda ({ $carrier }) para: <b>{ $address }</b>. Não conheço o número { $number } em { $street }. Está certo mesmo assim? { $who } Se não, escreva-me o que está certo e um de nós trata disso.
address-senders-to-correct = Só o remetente o pode corrigir.
address-not-mine-to-correct = Eu não o posso corrigir.
address-pin-rough = Obrigado. Um local tão aproximado não me mostra nenhuma casa, por isso sigo { $address }.
address-what-is-right = Qual é o endereço certo? Escreva-o como quiser ou envie a localização.
address-write-it = Muito bem. Escreva a rua, o número e a localidade, ou envie a localização.
address-which-one = Qual destes é? Também pode escrevê-lo outra vez.
address-mismatch = Não conheço { $street } em “{ $written }”. É este? Também pode escrevê-lo outra vez.
address-did-you-mean = É um destes? Também pode escrevê-lo outra vez.
address-which-town = { $street } existe em mais do que um sítio. Em que localidade fica?
address-which-number = Que número em { $street }?
address-number-unknown = Não conheço o número { $number } em { $street }. É um destes?
address-number-unknown-far = Não conheço o número { $number } em { $street }. Escreva-o outra vez ou mostre a casa no mapa.
address-which-flat = { $address }: que apartamento, ou que nome na campainha? { $more }
address-flat-missing = <b>{ $new }</b>, em vez de { $old }. { $more }
    Falta uma coisa: que apartamento, ou que nome na campainha?
address-look-for = Então o que pode o entregador procurar? Um andar, um nome na campainha, a cor de uma porta.
address-noted = Para o entregador: { $card }.
address-pin-far = O ponto fica a { $distance } de { $address }. O entregador deve ir ao ponto?
address-pin-may-be-elsewhere = Obrigado. Um local que se move, ou que outra pessoa enviou, só o uso se me disser que sim.
address-entrance-here = O ponto fica a { $distance } de { $address }. A entrada é aí?
address-pin-agrees = Obrigado, o ponto coincide com { $address }.
address-pin-outside = Não posso enviar um entregador a esse ponto: fica longe de qualquer casa, ou onde a transportadora não vai. Envie outro ponto, ou o que fazemos em vez disso?
address-which-house = Qual destes endereços é?
address-pin-which = Que rua e que número são aí?
address-pin-vague = O telefone não tem a certeza do local. Que rua e que número são?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Toque no botão abaixo quando estiver onde quer a encomenda, ou anexe um local do mapa.
address-or-write = Também pode escrever o endereço.
address-outside = A transportadora não vai a { $address }. O que fazemos em vez disso?
address-not-an-address = Não consegui ler aí um endereço. Escreva a rua, o número e a localidade, ou envie a localização.
address-not-found = Não encontro este endereço. Escreva a rua, o número e a localidade, ou envie a localização.
address-link = Não consigo abrir ligações. Escreva o endereço, ou envie o próprio local como localização.
address-description = Não encontro isso no mapa. Se descreve o local, envie a localização: as suas palavras vão com ela para o entregador.
address-lost = Lamento, ainda não o encontro. Envie a localização, ou pedimos a um de nós que veja?
address-compare = Compare, por favor.
    Antes: { $old }.
    Novo: <b>{ $new }</b>. { $more }
    Peço à transportadora que vá ao novo?
address-first = Primeiro a morada, por favor; depois escolhemos a hora.
address-one-tap = <b>{ $new }</b>: basta um toque. Peço à transportadora que vá lá?
address-compare-pin = Compare, por favor.
    Antes: { $old }.
    Novo: <b>{ $new }</b>, no seu ponto. { $more }
    Peço à transportadora que vá ao novo?
address-compare-place = Compare, por favor.
    Antes: { $old }.
    Novo: <b>{ $new }</b>, o local do seu ponto. { $more }
    Peço à transportadora que vá lá?
address-so-it-is = Então é <b>{ $new }</b>. { $more }
    Está certo?
address-corrected = Li “{ $written }” como “{ $corrected }”.
address-new-number = O entregador vê que este número é novo para nós.
address-courier-told = O entregador fica a saber: { $card }.
address-confirmed = Obrigado, o endereço está certo.
address-confirmed-door = Obrigado, o endereço está certo. Um código da porta ou uma nota ajudam o entregador.
address-confirmed-new-number = Obrigado, confio na sua palavra quanto ao número. O entregador vê que é novo para nós.
address-asked = Pedido feito: disse o novo endereço à transportadora.
address-asked-entrance = Pedido feito: disse à transportadora onde é a entrada.
address-asked-new-number = Pedido feito: disse o novo endereço à transportadora. O entregador vê que o número é novo para nós.
address-card-is-old = Isso era de antes; agora está assim.
address-stays = Muito bem, o endereço fica como está.
photo-thanks = Obrigado, guardo a foto nesta conversa e li o texto que a acompanha.
photo-no-address = Obrigado, guardo a foto nesta conversa. Não consigo ler um endereço numa imagem.
prove-again-share = Partilhe o seu número com o botão abaixo.
prove-again-code = Ou escreva o código de 6 algarismos da encomenda.
prove-again-thanks = Obrigado.
button-address = { $address }
button-leave-address = Deixar como está
button-no-flat = Não há apartamentos
button-flat-unknown = Não sei
button-torn-words = O endereço
button-torn-pin = O ponto no mapa
button-use-pin = Sim, ao ponto
button-use-address = Não, ao endereço
button-entrance = Sim, usar o ponto
button-send-pin = Enviar localização
button-new-house = É nova: mostrar no mapa
button-move-pin = Mover o ponto no mapa
button-none-of-these = Nenhum destes
button-number-right = O meu número está certo
button-no-address = Não tem endereço
button-nothing = Nada
address-so-already = Já está assim: a encomenda vai para <b>{ $address }</b>.
address-entrance-here-unknown = A entrada de { $address } fica nesse ponto?
address-pin-far-unknown = O ponto não fica onde eu procuraria { $address }. O entregador deve ir ao ponto?
address-torn-unknown = { $what } envia-lhe uma encomenda ({ $carrier }). O endereço é <b>{ $address }</b>, mas o ponto do remetente no mapa fica noutro lugar. { $who } Qual está certo?
address-still-open = Falta uma coisa, para que o entregador encontre logo o caminho.
