answer-hello = مرحبًا، اسمي { $agent }. أقرأ ما حدث حتى الآن؛ لحظة من فضلكم.
answer-asking = أسأل { $carrier } عن { $tracking } وسأكتب هنا فور معرفة المزيد.
answer-when = موعد التوصيل: { $window }. هل يناسبكم؟
answer-sorry = نأسف لأن الأمر لم يسر كما يجب. أتابعه الآن.
answer-else = هل من شيء آخر يمكنني مساعدتكم فيه؟
