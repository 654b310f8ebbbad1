# Қате туралы беттер.

error-home = Басты бетке
error-not-found-title = Мұнда ештеңе жоқ
error-not-found = Мұндай бет жоқ немесе ол Сізге ашық емес.
error-forbidden-title = Сұраныс қабылданбады
error-forbidden = Ол осы сайттың бетінен келген жоқ. Бетті қайта ашып, әрекетті қайталаңыз.
error-bad-request-title = Сұранысты оқу мүмкін болмады
error-bad-request = Онда осы сайттың беттері жібермейтін таңбалар не өрістер бар.
error-conflict-title = Осы аралықта бірдеңе өзгеріп кетті
error-conflict = Қазіргі күйін көру үшін бетті қайта ашыңыз.
error-too-large-title = Көлемі тым үлкен
error-too-large = Мұнда ең көбі { $limit } { $unit ->
    [mb] МБ
   *[kb] КБ
} жіберуге болады.
error-too-many-title = Әрекет саны тым көп
error-too-many = Сәл күтіп, қайталап көріңіз.
error-timeout-title = Деректер тым баяу келді
error-timeout = Байланыс үзілді. Жібергеніңіз сақталған жоқ: қайталап көріңіз.
error-unavailable-title = Saual қазір бос емес
error-unavailable = Істегеніңіз жоғалған жоқ; сәлден кейін қайталаңыз.
error-internal-title = Бірдеңе дұрыс болмады
error-internal = Қате біздің тарапымыздан, ол жазып алынды. Сәл кейінірек қайталап көріңіз.
