missed-disputed = نأسف لذلك. أُبلغنا، { $at }: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = كنت في البيت
missed-came = جاء المندوب ({ $at }) ولم يتمكن من تسليم طردكم: { $reason }. { $left ->
        [0] كانت هذه آخر محاولة.
       *[other] المحاولات المتبقية: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = نأسف: لم يتمكن طردكم من الوصول ({ $reason }). { $after }
after-again = ماذا نفعل؟
after-kept = أحتفظ لكم بالموعد <b>{ $window }</b> حتى { $until }. هل يناسبكم؟
after-first-kept = أنتم أول من في الخطة التالية: أحتفظ لكم بالموعد <b>{ $window }</b> حتى { $until }. هل يناسبكم؟
after-address = ما العنوان الصحيح؟
after-door = كيف يكون الدخول: رمز، جرس، مدخل آخر؟
after-refused = إن لم تكونوا أنتم فقولوا ذلك؛ وإلا طلبت إعادته.
after-who = يجب أن يكون هناك من يستطيع إثبات ذلك.
after-hours = متى يكون هناك أحد؟
after-vehicle = إلى أين تصل سيارة التوصيل؟ ونقطة الاستلام تفي بالغرض أيضاً.
after-damaged = لن يصلكم بهذه الحال: أحدنا يتولى الأمر، وستعلمون ما يلي.
after-missing = شركة التوصيل تبحث عنه، وأحدنا يتابع ذلك، وستعلمون حالما يُعثر عليه.
after-misrouted = يُنقل الآن إلى المركبة الصحيحة.
after-customs = أخبركم حالما يفرج الجمرك عنه.
after-too-big = يحتاج إلى مركبة أخرى أو أيدٍ أكثر؛ أي وقت يناسبكم؟
evidence-near = {"\u000A"}📍 كانت السيارة على بعد { $metres } م من بابكم.
evidence-far = {"\u000A"}📍 لم تقترب السيارة من بابكم أكثر من { $metres } م.
evidence-unknown = {"\u000A"}📍 لا يُعرف أين كانت السيارة في ذلك الوقت.
evidence-waited = {"\u000A"}⏱ بحسب التقرير بقي المندوب هناك { $span }.
evidence-photo = {"\u000A"}📷 توجد صورة{ $link }.
evidence-no-photo = {"\u000A"}📷 لا توجد صورة.
missed-open = لا أحسب هذه المحاولة إلى أن ينظر أحد في الأمر.
missed-disproved = هذا لا يتطابق، فلا أحسبها محاولة.
missed-stands = نظر أحدنا في الأمر من قبل، والتقرير قائم.
missed-meanwhile = {" "}وفي هذه الأثناء أحتفظ لكم بالموعد <b>{ $window }</b> حتى { $until }.
button-not-me = لم أرفضه
button-opening-hours = أوقات الدوام
claim-attempt-upheld = نظر أحدنا في المحاولة: كنتم على حق، ولا تُحسب.
claim-attempt-declined = نظر أحدنا في المحاولة: التقرير قائم، وتُحسب.
claim-upheld = أغلق أحدنا شكواكم: كنتم على حق، والمرسل وشركة التوصيل يعلمان ذلك.
claim-declined = أغلق أحدنا شكواكم: ما هو معروف لا يؤيدها. يمكنكم سؤال أحد موظفينا عن السبب.
evidence-reported = {"\u000A"}📍 أُرسل البلاغ على بعد { $metres } م من بابكم.
missed-who-told = علم المندوب بذلك. { $age ->
        [0] على من يفتح الباب إظهار وثيقة هوية.
       *[other] على من يفتح الباب إثبات أن عمره { $age } أو أكثر.
    } { $after }
