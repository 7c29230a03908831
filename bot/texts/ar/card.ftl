card = { $lines }
card-title = 📦 <b>{ $what }</b> · { $carrier }
card-address = العنوان: { $address }
card-visit = موعدكم في { $point }: <b>{ $window }</b>.
card-reported = آخر خبر من شركة التوصيل: { $at }.
card-changeable-until = يمكن تغيير هذا حتى { $at }.
card-attempts = المحاولات المتبقية: { $left }.
card-closing = { $what }
state-announced = لم يُحدَّد موعد بعد.
state-scheduled = الطرد ضمن الخطة، ولم نعِد بموعد بعد.
state-promised = الوصول: <b>{ $window }</b>.
state-loaded = الطرد في المركبة.
state-loaded-promised = الطرد في المركبة. الوصول: <b>{ $window }</b>.
state-out-for-delivery = الطرد في الطريق إليكم.
state-out-promised = الطرد في الطريق. الوصول: <b>{ $window }</b>.
state-eta = الطرد في الطريق، والأرجح أن يصل بين <b>{ $start }</b> و<b>{ $end }</b>.
state-overdue = كان متوقعًا حتى <b>{ $until }</b>؛ ولم تخبرنا شركة التوصيل بالمزيد بعد.
state-passed-by = تابع المندوب طريقه دون أن يأتي إليكم ولم يذكر السبب؛ وقد أخبرتُ شركة التوصيل أنكم تنتظرون.
state-arriving = المندوب قريب.
state-at-the-door = المندوب عند الباب.
state-was-at-the-door = كان المندوب عند الباب: <b>{ $at }</b>؛ ولم تخبرنا شركة التوصيل بالمزيد بعد.
state-delivered = تم التسليم.
state-delivered-to = تم التسليم، والمستلم: { $name }.
state-attempt-failed = لم يمكن تسليم الطرد.
state-ready-for-pickup = الطرد في نقطة الاستلام.
state-ready = الطرد بانتظاركم في { $point } حتى <b>{ $until }</b>.
state-collected = تم استلام الطرد.
state-returning = الطرد عائد إلى المرسِل.
state-returned = عاد الطرد إلى المرسِل.
state-cancelled = أُلغي التوصيل.
state-lost = شركة التوصيل لا تجد الطرد.
state-on-hold = شركة التوصيل تحتفظ بالطرد حاليًا.
state-redirected = الطرد ذاهب إلى { $point }.
ticks-1 = { $what }: ✓ طُلب · ○ قُبل · ○ لدى المندوب
ticks-2 = { $what }: ✓ طُلب · ✓ قُبل · ○ لدى المندوب
ticks-3 = { $what }: ✓ طُلب · ✓ قُبل · ✓ لدى المندوب
wish-change-window = الموعد الجديد
wish-change-address = العنوان الجديد
wish-entrance = المدخل
wish-redirect = إلى نقطة الاستلام
wish-neighbour = إلى الجار
wish-safe-place = في المكان الآمن
wish-instructions = ملاحظتكم عند الباب
wish-change-recipient = المستلم الآخر
wish-postpone = في وقت لاحق
wish-extend-pickup = وقت أطول للاستلام
wish-return = الإعادة إلى المرسِل
wish-cancel = الإلغاء
button-choose-time = اختيار موعد
button-longer = وقت أطول
button-show-code = إظهار الرمز
button-undo = تراجع
button-change-something = تغيير شيء
span-minutes = { $count ->
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $count } دقائق
       *[other] { $count } دقيقة
    }
span-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
   *[other] { $count } ساعة
}
span-hours-minutes = { $hours } و{ $minutes }
day-today = اليوم
day-tomorrow = غدًا
card-days-left = { $count ->
    [one] بقي يوم واحد لاستلامه.
    [two] بقي يومان لاستلامه.
    [few] بقيت { $count } أيام لاستلامه.
    [many] بقي { $count } يومًا لاستلامه.
   *[other] بقي { $count } يوم لاستلامه.
}
state-delivered-by-code = تم التسليم، وذُكر رمز الطرد عند الباب.
card-place = 📍 { $point }
point-unnamed = نقطة الاستلام
