person-asked = Pedi a um de nós que entre na conversa. { $before ->
        [0] É a sua vez a seguir
        [one] Há uma pessoa à sua frente
       *[other] Há { $before } pessoas à sua frente
    }; escreva do que se trata, tudo será lido.{ $wait }
person-usual-wait = {" "}Ultimamente demora cerca de { $wait }.
person-back-at = {" "}Agora não está ninguém; voltamos: { $at }.
person-still = Já pedimos a um de nós que entre na conversa. Até lá fico em silêncio.
person-noted = Anotado: será lido. Até lá fico em silêncio.
person-joined = { $name } entrou na conversa. Agora fico em silêncio.
person-said = <b>{ $name }:</b> { $text }
person-left = { $name } saiu; estou de volta.
person-back = Estou de volta. Nada se perdeu.
person-late = Lamento, ainda não há ninguém livre. Pode continuar à espera, ou continuar comigo.
person-bot-failed = Desculpe, algo correu mal do meu lado. Pedi a uma pessoa que veja a sua mensagem.
person-not-now = Neste momento não se pode chamar ninguém. Tente de novo daqui a alguns minutos.
person-not-waiting = Está a falar com o bot. Como posso ajudar?
button-back = Voltar ao bot
button-person = Uma pessoa
address-granted = Um de nós verificou: a sua encomenda vai para o novo endereço e a transportadora já sabe.
address-declined = Um de nós verificou e a encomenda não pode ser enviada para outro endereço por esta conversa. Continua a ir para { $address }. O que fazemos?
agreed-is-it-so = { $name } saiu; estou de volta. Ficou combinado:
    { $lines }
    Está certo?
agreed-line = { $wish }: { $value }
agreed-taken-back = { $wish }: retirado
agreed-of = { $parcel } · { $line }
agreed-good = Muito bem, fica assim.
