# Words between a recipient and the courier near their door.

relay-ask = ماذا أقول للمندوب؟ اكتب أو اضغط.
relay-told = وصل كلامك إلى المندوب. رقمك يبقى عندنا.
relay-said = 🚚 المندوب: <b>{ $words }</b>
relay-wrote = 🚚 يكتب المندوب: «{ $text }»
relay-wrote-in = 🚚 يكتب المندوب ({ $language }): «{ $text }»
button-message-courier = اكتب إلى المندوب
why-not-said-enough = وصلت إلى المندوب رسائل كثيرة. أمهله لحظة من فضلك.
recipient-says-coming = أنا قادم
recipient-says-two-minutes = دقيقتان من فضلك
recipient-says-ring-again = اقرع الجرس مرة أخرى من فضلك
recipient-says-not-home = لست في البيت
recipient-says-thanks = شكرًا
courier-says-nearly-there = أوشكت على الوصول
courier-says-at-the-door = أنا عند الباب
courier-says-which-entrance = أي مدخل هو؟
courier-says-door-locked = الباب مقفل. كيف أدخل؟
courier-says-come-down = انزل إلى الباب من فضلك
courier-says-cannot-park = لا أستطيع الوقوف قريبًا. انتظر قليلًا من فضلك
courier-says-thanks = شكرًا
