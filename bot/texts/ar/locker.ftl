locker-where-to =
    هذه قريبة منكم وفيها مكان. إلى أين؟
    { $lines }
locker-shall-i = <b>{ $where }</b>، { $walk } سيرًا على الأقدام. هل أحجز مكانًا هناك وأرسل الطرد إليه؟
locker-reserved = تم الحجز في { $point }؛ وطلبت من شركة التوصيل إحضاره إلى هناك.
locker-gone = امتلأ ذلك المكان للتو.
locker-none = لا يوجد الآن مكان له في أي نقطة استلام قريبة منكم. ماذا نفعل؟
locker-none-ill = لا يمكنني البحث عن نقاط الاستلام الآن. ماذا نفعل؟
locker-not = حسنًا، بلا نقطة استلام. ماذا نفعل؟
pickup-ready = طردكم بانتظاركم في { $point } حتى { $until }.
pickup-ready-open = طردكم بانتظاركم في { $point }.
pickup-code = رمزكم: { $code }. احتفظوا به لأنفسكم: من يملكه يستطيع فتح الباب.
pickup-longer-asked = طلبت وقتًا أطول.
pickup-ends = يبقى طردكم في { $point } حتى { $until } فقط.
pickup-collected = استلمتم طردكم. مع أطيب التمنيات!
button-locker-near = { $point } · { $walk }
button-at-the-door = بل إلى الباب
button-reserve = نعم، احجز
button-another-one = مكان آخر
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } سيرًا
locker-fact-open = مفتوح حتى { $until }
locker-fact-day = مفتوح ليلًا ونهارًا
locker-fact-opens = مغلق، يفتح { $at }
locker-fact-free = { $count ->
    [one] مكان واحد شاغر
    [two] مكانان شاغران
    [few] { $count } أماكن شاغرة
    [many] { $count } مكانًا شاغرًا
   *[other] { $count } مكان شاغر
}
locker-fact-kept = محجوز لكم مؤقتًا
locker-fact-step-free = بلا درج
locker-straight-line = حُسبت المسافة بخط مستقيم.
locker-question = { $lines }
locker-final = لا يمكن التراجع عن ذلك.
locker-shall-i-ask = <b>{ $where }</b>، { $walk } سيرًا على الأقدام. هل أطلب إيصال الطرد إلى هناك؟ لا يمكن حجز مكان هناك مسبقًا.
locker-asked = تم الطلب: طلبت من شركة التوصيل إحضاره إلى { $point }. لا يمكن حجز مكان هناك، لذا ننتظر موافقتها.
locker-none-step-free = لا أعرف قربكم الآن نقطة بلا درج فيها مكان. ماذا نفعل؟
button-send-there = نعم، أرسله هناك
pickup-halfway = طردكم لا يزال بانتظاركم في { $point } حتى { $until }.
pickup-last-hours = الساعات الأخيرة: ينتظركم طردكم في { $point } حتى { $until } فقط، ثم يعود.
pickup-over = انتهت مدة الاستلام ({ $point })، وقد تسترجعه شركة التوصيل الآن. إن كنتم قريبين فجرّبوا حالًا، أو اسألوا شخصًا.
pickup-more-time = خبر جيد: يمكن لطردكم الانتظار مدة أطول في { $point } حتى { $until }.
locker-failed = تعذّر ترك طردكم في { $point }: { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> مفتوح:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b> مغلق يوم { $day }.
point-hours-always = <b>{ $point }</b> مفتوح ليلًا ونهارًا.
point-hours-unknown = لا أعرف ساعات العمل: { $point }.
