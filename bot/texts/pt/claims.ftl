left-is-it-yours = A sua encomenda foi deixada a uma porta{ $link }. É a sua casa?
left-link = {" "}(<a href="{ $url }">fotografia</a>)
button-not-my-house = Não é a minha casa
claim-opened-wrong-place = Lamento. Um de nós trata do assunto, e o caso só fecha quando ela aparecer. Pode enviar uma fotografia da sua porta.
claim-opened-not-received = Lamento. Um de nós trata do assunto até aparecer. Entretanto, veja nos vizinhos e atrás da porta.
claim-photo-added = Obrigado. Juntei a fotografia para quem trata disto.
left-there = A sua encomenda foi deixada aqui: <b>{ $where }</b>.{ $doubts } Está lá?{ $link }
left-somewhere = A sua encomenda foi deixada sem que ninguém a recebesse.{ $doubts } Está lá?{ $link }
left-unasked = {" "}Não foi pedido por si.
left-no-photo = {" "}Não há nenhuma fotografia.
