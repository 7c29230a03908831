child-thanks = Söylediğin için teşekkürler. Lütfen bu paket için kapıyı açma: onu bir yetişkinin alması gerekiyor.
child-adult = Bir yetişkin ne zaman alabilir ya da paket nereye gitsin?
button-adult-here = Bir yetişkin burada
