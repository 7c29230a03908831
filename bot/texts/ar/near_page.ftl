near-page-title = أين المندوب
near-page-expected = الأرجح أن يصل بين { $from } و{ $to }.
near-page-reported = آخر إبلاغ من شركة التوصيل عند { $time }.
near-page-over = تنتهي الخريطة هنا. الجديد في المحادثة.
near-page-door = بابكم
near-page-courier = المندوب
button-near-map = المندوب على الخريطة
