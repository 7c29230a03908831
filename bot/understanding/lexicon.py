"""Lexicon: short messages that mean one thing in many languages: yes, no, stop, a person."""

from bot.understanding.understood import Intent

WORDS_MAX = 5


def _set(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split("|"))


# Whole messages, after normalising and without marks.
WHOLE: tuple[tuple[Intent, frozenset[str]], ...] = (
    (
        Intent.STOP_MESSAGES,
        _set(
            "stop|unsubscribe|stop it|stop messages|no more messages|opt out|lopeta|lopettakaa|"
            "älä lähetä enää|ei enää viestejä|стоп|хватит|отписаться|отпишите|отпишись|"
            "не пишите|больше не пишите|basta|arrête|arrêtez|aufhören|abmelden|sluta|avsluta|"
            "parar|przestań|dur|stopp|停止|やめて|توقف"
        ),
    ),
    (
        Intent.HUMAN,
        _set(
            "human|agent|operator|person|a person|a human|real person|human please|"
            "agent please|operator please|call me|customer service|support|ihminen|"
            "asiakaspalvelu|asiakaspalvelija|oikea ihminen|ihminen kiitos|оператор|человек|"
            "живой человек|поддержка|позовите человека|позовите оператора|mensch|mitarbeiter|"
            "humano|agente|humain|conseiller|operatore|konsultant|człowiek|människa|kundtjänst|"
            "insan|temsilci|людина|оператора|人工|人工客服|オペレーター|موظف|اپراتور|manusia"
        ),
    ),
    (
        Intent.CONFIRM,
        _set(
            "yes|y|ya|yeah|yep|yup|yes please|ok|okay|k|sure|correct|right|that's right|fine|"
            "perfect|good|sounds good|works for me|agreed|confirm|confirmed|go ahead|do it|"
            "joo|juu|kyllä|kylla|jep|jes|sopii|ok sopii|oikein|hyvä|se käy|käy|selvä|totta kai|"
            "да|ага|угу|ок|окей|хорошо|верно|все верно|правильно|подходит|согласен|согласна|"
            "конечно|давайте|подтверждаю|ja|jawohl|passt|genau|oui|d'accord|si|sí|vale|claro|"
            "sim|va bene|tak|dobrze|"
            "zgoda|evet|tamam|olur|так|добре|ha|xo'p|نعم|بله|はい|是|好|好的|"
            "हाँ|haan|iya|ya boleh|👍|👌|✅|🆗"
        ),
    ),
    (
        Intent.DENY,
        _set(
            "no|n|nope|nah|no thanks|no thank you|not really|wrong|incorrect|that's wrong|"
            "not good|ei|en|ei käy|ei sovi|ei kiitos|väärin|väärä|нет|не|неа|не подходит|"
            "неверно|неправильно|не надо|nein|non|nej|nie|não|nao|hayır|hayir|yo'q|ні|لا|نه|"
            "いいえ|不|不行|不是|नहीं|nahi|tidak|nee|👎|❌"
        ),
    ),
    (
        Intent.THANKS,
        _set(
            "thanks|thank you|thx|ty|cheers|thanks a lot|many thanks|thank you very much|"
            "great thanks|thank u|kiitos|kiitti|kiitos paljon|kiitoksia|kiitos avusta|спасибо|"
            "спс|большое спасибо|спасибо большое|благодарю|danke|vielen dank|dankeschön|merci|"
            "merci beaucoup|gracias|muchas gracias|grazie|grazie mille|obrigado|obrigada|tack|"
            "tack så mycket|dziękuję|dzięki|dziekuje|teşekkürler|sağol|дякую|rahmat|katta rahmat|"
            "شكرا|ممنون|مرسی|"
            "ありがとう|谢谢|谢谢你|धन्यवाद|shukriya|terima kasih|makasih|dank je|bedankt|"
            "🙏|❤️"
        ),
    ),
    (
        Intent.GREETING,
        _set(
            "hi|hello|hey|hi there|hello there|good morning|good afternoon|good evening|hei|moi|"
            "moikka|terve|huomenta|hyvää päivää|hyvää huomenta|hyvää iltaa|привет|здравствуйте|"
            "здравствуй|добрый день|доброе утро|добрый вечер|hallo|guten tag|guten morgen|bonjour|"
            "salut|hola|buenos dias|buenos días|ciao|buongiorno|olá|ola|bom dia|hej|hejsan|"
            "dzień dobry|cześć|merhaba|selam|привіт|добрий день|salom|assalomu alaykum|"
            "السلام عليكم|مرحبا|سلام|こんにちは|你好|您好|नमस्ते|namaste|halo|hoi|goedemorgen|👋"
        ),
    ),
    (
        Intent.HELP,
        _set(
            "help|help me|menu|commands|what can you do|what can this bot do|how does this work|"
            "how does it work|options|apua|ohje|ohjeet|auta|mitä osaat|mitä sinä osaat|"
            "miten tämä toimii|помощь|помоги|помогите|меню|что ты умеешь|что вы умеете|"
            "как это работает|hilfe|welche befehle gibt es|aide|comment ça marche|ayuda|aiuto|"
            "ajuda|hjälp|pomoc|yardım|yordam|допомога|مساعدة|کمک|ヘルプ|帮助|मदद|bantuan|?|??"
        ),
    ),
    (
        Intent.LANGUAGE,
        _set(
            "english|english please|in english|in english please|suomeksi|suomi|suomea|"
            "suomeksi kiitos|по-русски|по русски|на русском|русский|русский пожалуйста|deutsch|"
            "auf deutsch|français|en français|español|en español|italiano|português|svenska|"
            "på svenska|polski|po polsku|türkçe|українська|українською|o'zbekcha|العربية|فارسی|"
            "日本語|中文|हिन्दी|bahasa indonesia|nederlands"
        ),
    ),
    (
        Intent.TRACK,
        _set(
            "where is it|where is my parcel|where's my parcel|where is my package|status|tracking|"
            "when|when does it come|eta|missä|missä paketti|missä se on|koska se tulee|milloin|"
            "где|где посылка|где моя посылка|когда|когда приедет|статус|wo ist mein paket|"
            "où est mon colis|dónde está mi paquete|dov'è il pacco"
        ),
    ),
)


def whole(message: str) -> Intent | None:
    """What a short message means as a whole; None where it says more."""
    return next((intent for intent, known in WHOLE if message in known), None)
