letter-subject = طردكم من { $shop }
letter-invited = يرسل إليكم { $shop } طردًا. اختاروا الوقت وصفوا المدخل هنا: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = المزيد وما يمكنكم فعله: { $link }
letter-late = سيصل طردكم متأخرًا عن الموعد المتفق عليه.
letter-pickup-ends = ينتظر طردكم في نقطة الاستلام وقتًا قصيرًا فقط.
