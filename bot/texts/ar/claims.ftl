left-is-it-yours = تُرك طردكم عند باب{ $link }. هل هو مكانكم؟
left-link = {" "}(<a href="{ $url }">صورة</a>)
button-not-my-house = هذا ليس بيتي
claim-opened-wrong-place = نأسف. أحدنا يتولى الأمر، ولا يُغلق قبل العثور على الطرد. يمكنكم إرسال صورة لبابكم.
claim-opened-not-received = نأسف. أحدنا يتولى الأمر حتى يُعثر عليه. يرجى في هذه الأثناء النظر عند الجيران وخلف الباب.
claim-photo-added = شكرًا. أضفتُ الصورة لمن يتولى الأمر.
left-there = تُرك طردكم هنا: <b>{ $where }</b>.{ $doubts } هل هو هناك؟{ $link }
left-somewhere = تُرك طردكم دون أن يستلمه أحد.{ $doubts } هل هو موجود؟{ $link }
left-unasked = {" "}لم تطلبوا ذلك.
left-no-photo = {" "}لا توجد صورة.
