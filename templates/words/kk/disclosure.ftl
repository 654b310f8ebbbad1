# Кестелердегі шағын ұяшықтар.

disclosure-shape = Кесте ұяшықтары толық жол мен баған құрамайды.
disclosure-too-large = Кестедегі сандар қосу үшін тым үлкен.

## Не жарияланады

publication-nav = Жариялау
publication-title = Нені жариялауға болады
publication-lead = Тым аз адам саналған кесте мен сурет файлдары берілмейді: ешкім олардан танылмауы керек. Топ кестелерді беттерден бұрынғыдай көре береді.
publication-least = Жариялауға болатын ең кіші сан
publication-least-note = 1-ден бастап, осы саннан кіші сандар берілмейді; әдетте { $usual }. Бос болса – ереже жоқ.
publication-save = Сақтау
publication-saved = Ереже сақталды.
publication-rule-malformed = Ең кіші сан – { $most } санынан аспайтын бүтін сан.
publication-log = Иелерінің рұқсатымен берілгендер
publication-log-none = Ережеге қайшы ештеңе берілмеген.
publication-when = Қашан
publication-who = Кім
publication-what = Кесте және рецепт
publication-cells = Ұяшықтар
publication-cells-under = { $count } ұяшық, шегі { $least }
publication-reason = Себебі
publication-refused-title = Берілмеді
publication-refused = Файлда { $least } шегінен кіші сандар бар, бұл зерттеу оларды жарияламайды: жеке адамдар танылып қалуы мүмкін.
publication-hide = Кіші сандарды жасырып жүктеп алу
publication-more = және тағы { $count } ұяшық
publication-let-out = Бәрібір беру
publication-let-out-note = Сіз – зерттеудің иесісіз. Бергеніңіз атыңызбен және себебімен жазылады; оны барлық ие көреді.
publication-let-out-button = Сол күйінде жүктеп алу
publication-owners = Сол күйінде тек зерттеудің иесі бере алады.
publication-owners-only = Ережеге қайшысын тек зерттеудің иесі бере алады.
publication-reason-missing = Неге берілетінін жазыңыз.
publication-reason-long = Себеп { $most } таңбадан ұзын.
publication-not-chosen = таңдамағандар
publication-left-out = ешбір бағанда жоқ
