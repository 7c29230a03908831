letter-subject = Ваша доставка от { $shop }
letter-invited = { $shop } отправляет вам посылку. Здесь можно выбрать время и рассказать о входе: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Подробнее и что можно сделать: { $link }
letter-late = посылка придёт позже обещанного.
letter-pickup-ends = посылка ждёт в пункте выдачи уже недолго.
