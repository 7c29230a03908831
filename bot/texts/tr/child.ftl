child-thanks = Söylediğin için teşekkürler. Lütfen bu paket için kapıyı açma: onu bir yetişkinin alması gerekiyor.
child-adult = Bir yetişkin ne zaman alabilir ya da paket nereye gitsin?
button-adult-here = Bir yetişkin burada
child-may-take = Söylediğin için teşekkürler. Mağaza bu paketi senin almana izin veriyor: kapıyı yalnızca kuryeye aç.
child-prove = Tamam. Önce lütfen bu sohbetin size ait olduğunu gösterin, sonra başka bir yol buluruz.
