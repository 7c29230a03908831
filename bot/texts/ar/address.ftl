address-coming = أرسل لكم { $what } طردًا مع { $carrier } إلى: <b>{ $address }</b>.
address-is-it-right = أرسل لكم { $what } طردًا مع { $carrier }. هل هذا العنوان صحيح؟ <b>{ $address }</b> { $more }
address-which-flat-first = أرسل لكم { $what } طردًا مع { $carrier } إلى: <b>{ $address }</b>. ما رقم الشقة؟ يكفي كتابته. { $more }
address-not-on-map = أرسل لكم { $what } طردًا مع { $carrier } إلى: <b>{ $address }</b>. لا أجد هذا على الخريطة. ما العنوان الصحيح؟
address-torn = أرسل لكم { $what } طردًا مع { $carrier }. العنوان المكتوب: <b>{ $address }</b>، لكن علامة المرسِل على الخريطة تبعد عنه { $distance }. { $who } أيهما الصحيح؟
address-not-on-map-fixed = أرسل لكم { $what } طردًا مع { $carrier } إلى: <b>{ $address }</b>. لا أجد هذا على الخريطة. { $who } اكتبوا لي الصحيح وسيتولى أحدنا الأمر.
address-number-fixed = أرسل لكم { $what } طردًا مع { $carrier } إلى: <b>{ $address }</b>. لا أعرف الرقم { $number } في { $street }. هل هو صحيح مع ذلك؟ { $who } إن كان خطأً فاكتبوا لي الصحيح وسيتولى أحدنا الأمر.
address-senders-to-correct = المرسِل وحده يمكنه تصحيحه.
address-not-mine-to-correct = لا يمكنني تصحيحه بنفسي.
address-pin-rough = شكرًا لكم. موقع تقريبي كهذا لا يدلّني على مبنى، لذلك أعتمد { $address }.
address-what-is-right = ما العنوان الصحيح؟ يمكن كتابته بأي صيغة، أو إرسال الموقع على الخريطة.
address-write-it = حسنًا. يرجى كتابة الشارع والرقم والمدينة، أو إرسال الموقع على الخريطة.
address-which-one = أيّها المقصود؟ يمكن كتابته من جديد أيضًا.
address-mismatch = لا أعرف { $street } في «{ $written }». هل المقصود هذا؟ يمكن كتابته من جديد أيضًا.
address-did-you-mean = هل المقصود أحد هذه؟ يمكن كتابته من جديد أيضًا.
address-which-town = { $street } موجود في أكثر من مكان. في أي مدينة؟
address-which-number = ما رقم المبنى في { $street }؟
address-number-unknown = لا أعرف الرقم { $number } في { $street }. هل هو أحد هذه؟
address-number-unknown-far = لا أعرف الرقم { $number } في { $street }. يرجى كتابته من جديد، أو تحديد المبنى على الخريطة.
address-which-flat = { $address }: أي شقة، أو أي اسم على الجرس؟ { $more }
address-flat-missing = <b>{ $new }</b> بدلًا من { $old }. { $more }
    ينقص شيء واحد: أي شقة، أو أي اسم على الجرس؟
address-look-for = عمّ يبحث المندوب إذن؟ طابق، اسم على الجرس، لون باب.
address-noted = للمندوب: { $card }.
address-pin-far = تبعد العلامة { $distance } عن { $address }. هل يأتي المندوب إلى العلامة؟
address-pin-may-be-elsewhere = شكرًا لكم. الموقع المتحرك، أو الذي أرسله شخص آخر، لا أعتمده إلا بموافقتكم.
address-entrance-here = تبعد العلامة { $distance } عن { $address }. هل المدخل هناك؟
address-pin-agrees = شكرًا لكم، العلامة مطابقة للعنوان { $address }.
address-pin-outside = لا يمكنني إرسال المندوب إلى تلك العلامة: هي بعيدة عن المباني، أو حيث لا تصل شركة التوصيل. أرسلوا موقعًا آخر، أو ماذا نفعل بدلًا من ذلك؟
address-which-house = أيّ هذه العناوين هو؟
address-pin-which = ما الشارع والرقم هناك؟
address-pin-vague = الهاتف غير متأكد من المكان. ما الشارع والرقم؟
distance-metres = { $count } م
distance-kilometres = { $count } كم
address-send-pin = اضغطوا الزر أدناه وأنتم حيث تريدون الطرد، أو أرفقوا موقعًا من الخريطة.
address-or-write = يمكن كتابة العنوان أيضًا.
address-outside = شركة التوصيل لا تصل إلى { $address }. ماذا نفعل بدلًا من ذلك؟
address-not-an-address = لم أجد في ذلك عنوانًا. يرجى كتابة الشارع والرقم والمدينة، أو إرسال الموقع.
address-not-found = لا أجد هذا العنوان. يرجى كتابة الشارع والرقم والمدينة، أو إرسال الموقع.
address-link = لا يمكنني فتح الروابط. يرجى كتابة العنوان، أو إرسال المكان نفسه كموقع.
address-description = لا أجد هذا على الخريطة. إن كان وصفًا للمكان فأرسلوا موقعه: كلماتكم تصل إلى المندوب معه.
address-lost = عذرًا، ما زلت لا أجده. أرسلوا الموقع على الخريطة، أم ينظر أحدنا في الأمر؟
address-compare = يرجى المقارنة.
    قبل: { $old }.
    الجديد: <b>{ $new }</b>. { $more }
    هل أطلب من شركة التوصيل الحضور إلى الجديد؟
address-first = العنوان أولاً من فضلكم، ثم نختار الوقت.
address-one-tap = <b>{ $new }</b>: تكفي لمسة واحدة. هل أطلب من شركة التوصيل الحضور إليه؟
address-compare-pin = يرجى المقارنة.
    قبل: { $old }.
    الجديد: <b>{ $new }</b>، عند علامتكم. { $more }
    هل أطلب من شركة التوصيل الحضور إلى الجديد؟
address-compare-place = يرجى المقارنة.
    قبل: { $old }.
    الجديد: <b>{ $new }</b>، مكان علامتكم. { $more }
    هل أطلب من شركة التوصيل الحضور إلى هناك؟
address-so-it-is = إذن هو <b>{ $new }</b>. { $more }
    هل هذا صحيح؟
address-corrected = قرأت «{ $written }» على أنه «{ $corrected }».
address-new-number = يرى المندوب أن هذا الرقم جديد علينا.
address-courier-told = سيعلم المندوب بهذا: { $card }.
address-confirmed = شكرًا لكم، العنوان صحيح.
address-confirmed-door = شكرًا لكم، العنوان صحيح. رمز الباب أو ملاحظة تساعد المندوب.
address-confirmed-new-number = شكرًا لكم، أعتمد الرقم كما ذكرتم. يرى المندوب أنه جديد علينا.
address-asked = تم الطلب: أبلغت شركة التوصيل بالعنوان الجديد.
address-asked-entrance = تم الطلب: أبلغت شركة التوصيل بمكان المدخل.
address-asked-new-number = تم الطلب: أبلغت شركة التوصيل بالعنوان الجديد. يرى المندوب أن الرقم جديد علينا.
address-card-is-old = كان ذلك من قبل، وهذا هو الوضع الآن.
address-stays = حسنًا، يبقى العنوان كما هو.
photo-thanks = شكرًا لكم، تبقى الصورة في هذه المحادثة وقد قرأت النص المرفق بها.
photo-no-address = شكرًا لكم، تبقى الصورة في هذه المحادثة. لا يمكنني قراءة عنوان من صورة.
prove-again-share = شاركوا رقمكم بالزر أدناه.
prove-again-code = أو اكتبوا رمز الطرد المكوّن من 6 أرقام.
prove-again-thanks = شكرًا لكم.
button-address = { $address }
button-leave-address = إبقاؤه كما هو
button-no-flat = مبنى بلا شقق
button-flat-unknown = لا أعرف
button-torn-words = العنوان
button-torn-pin = العلامة على الخريطة
button-use-pin = نعم، إلى العلامة
button-use-address = لا، إلى العنوان
button-entrance = نعم، عند العلامة
button-send-pin = إرسال الموقع
button-new-house = مبنى جديد: تحديده على الخريطة
button-move-pin = تحريك العلامة على الخريطة
button-none-of-these = لا شيء من هذه
button-number-right = رقمي صحيح
button-no-address = ليس له عنوان
button-nothing = لا شيء
address-so-already = الأمر كذلك بالفعل: يذهب الطرد إلى <b>{ $address }</b>.
address-entrance-here-unknown = هل مدخل { $address } عند العلامة؟
address-pin-far-unknown = العلامة ليست حيث يُتوقع { $address }. هل يأتي المندوب إلى العلامة؟
address-torn-unknown = أرسل لكم { $what } طردًا مع { $carrier }. العنوان المكتوب: <b>{ $address }</b>، لكن علامة المرسِل على الخريطة في مكان آخر. { $who } أيهما الصحيح؟
address-still-open = بقي أمر واحد ليجدكم المندوب فورًا.
