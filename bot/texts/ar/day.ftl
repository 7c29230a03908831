lead-reminder = غدًا يصل طردكم.
lead-reminder-visit = غدًا تستلمون طردكم.
lead-out-for-delivery = طردكم في الطريق إليكم.
lead-near = { $stops ->
        [0] أنتم التاليون: يصل المندوب خلال { $minutes } تقريبًا.
        [one] بقيت محطة واحدة قبلكم: يصل المندوب خلال { $minutes } تقريبًا.
        [two] بقيت محطتان قبلكم: يصل المندوب خلال { $minutes } تقريبًا.
        [few] بقيت { $stops } محطات قبلكم: يصل المندوب خلال { $minutes } تقريبًا.
        [many] بقيت { $stops } محطة قبلكم: يصل المندوب خلال { $minutes } تقريبًا.
       *[other] بقيت { $stops } محطة قبلكم: يصل المندوب خلال { $minutes } تقريبًا.
    }
lead-at-the-door = المندوب عند بابكم.
lead-returning = طردكم عائد إلى المرسِل.
lead-cancelled = أُلغي توصيل طردكم.
lead-customs-cleared = أفرجت الجمارك عن طردكم: إنه في الطريق من جديد.
lead-lost = نأسف: شركة التوصيل لا تجد طردكم. يمكن لأحد موظفينا متابعة الأمر.
lead-damaged = نأسف: تفيد شركة التوصيل بأن طردكم تضرر. يمكن لأحد موظفينا متابعة الأمر.
delivered = تم التسليم. هل كان كل شيء على ما يرام؟
    { $lines }
rate-what-is-wrong = نأسف لذلك. ما المشكلة؟
rate-thanks = شكرًا لكم!
damage-noted = أبلغت المرسِل وشركة التوصيل بأنه متضرر. يمكن لأحد موظفينا متابعة ما يلي.
damage-the-parcel = هل الطرد هو المتضرر؟ عندها فقط أبلغ المرسِل وشركة التوصيل.
address-changed = { $who ->
        [sender] غيّر المرسِل
        [carrier] غيّرت شركة التوصيل
       *[other] غيّر أحد زملائي
    } عنوان { $what }: <s>{ $old }</s> ← <b>{ $new }</b>.
change-no = { $wish }: رفضت شركة التوصيل، فيبقى كل شيء كما كان. ماذا نفعل؟
status-several = هناك عدة طرود في الطريق إليكم. أيّها تريدون رؤيته؟
button-stars = ★ { $stars }
button-something-wrong = هناك مشكلة
button-damaged = الطرد متضرر
button-about-the-door = الأمر يخص الباب
button-not-here = ليس هنا
button-parcel = { $number }. { $what }
rate-why = شكراً. { $promise }ما الذي لم يكن جيداً؟
rate-promise = وُعدتم بـ { $window }، ووصل: { $at }.{" "}
button-why-not-then = ليس في الموعد
button-why-not-careful = بلا عناية
button-why-not-kind = بلا لطف
button-why-other = شيء آخر
