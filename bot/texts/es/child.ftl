child-thanks = Gracias por decírmelo. Por favor, no hay que abrir la puerta para este paquete: debe recibirlo una persona adulta.
child-adult = ¿Cuándo puede recibirlo una persona adulta, o adónde lo llevamos?
button-adult-here = Hay un adulto aquí
child-may-take = Gracias por decírmelo. La tienda permite que recibas este paquete: abre solo a quien lo trae.
child-prove = Bien. Primero, por favor, demuestre que este chat es suyo; después buscamos otra solución.
