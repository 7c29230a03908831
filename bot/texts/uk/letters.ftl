letter-subject = Ваша доставка від { $shop }
letter-invited = { $shop } надсилає вам посилку. Тут можна обрати час і розповісти про вхід: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Докладніше і що можна зробити: { $link }
letter-late = посилка прибуде пізніше, ніж обіцяно.
letter-pickup-ends = посилка чекає в пункті видачі вже недовго.
