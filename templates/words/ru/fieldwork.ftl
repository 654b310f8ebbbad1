# Как идёт сбор данных.

fieldwork-nav = Ход сбора
fieldwork-title = Ход сбора данных
fieldwork-lead = Сколько ответов пришло и когда, сколько времени они заняли и где люди остановились. Ответы отдельных людей здесь не показаны.
fieldwork-no-form = Анкета ещё не опубликована, поэтому ответить пока никто не мог.

## На что смотрим

fieldwork-from = С
fieldwork-to = По
fieldwork-by-question = Считать по вопросу
fieldwork-by-none = без вопроса
fieldwork-show = Показать
fieldwork-all-days = Все дни
fieldwork-fault-from = Первый день указан неверно: напишите его как 2026-11-05.
fieldwork-fault-to = Последний день указан неверно: напишите его как 2026-11-05.
fieldwork-fault-order = Первый день позже последнего, между ними нет ни одного дня.
fieldwork-since = С { $from }
fieldwork-until = По { $to }
fieldwork-between = { $from } — { $to }

## Обновление

fieldwork-pause = Приостановить обновление
fieldwork-go-on = Продолжить обновление
fieldwork-follows = Новое появляется само.
fieldwork-paused = Обновление приостановлено.
fieldwork-lost = Сервер недоступен, попытки продолжаются.

## Главное

fieldwork-glance = Главное
fieldwork-completed = завершено
fieldwork-today = пришло сегодня
fieldwork-in-progress = в процессе
fieldwork-broken-off = прервано
fieldwork-median = медиана времени
fieldwork-quota = { $came } из { $wanted } нужных ({ $percent } %), осталось { $left }

## Подсчёты

fieldwork-base = Завершённых ответов: { $count }
fieldwork-base-begun = Начатых интервью, включая завершённые: { $count }
fieldwork-base-known = Завершённых ответов, время которых известно: { $count }
fieldwork-days = Ответы по дням
fieldwork-weeks = Ответы по неделям
fieldwork-months = Ответы по месяцам
fieldwork-day = День
fieldwork-week = Неделя с понедельника
fieldwork-month = Месяц
fieldwork-weeks-note = Дней больше, чем можно показать столбцами. Недели начинаются с понедельника; чтобы увидеть дни, выберите не больше 35.
fieldwork-months-note = Недель больше, чем можно показать столбцами. Чтобы увидеть дни, выберите не больше 35.
fieldwork-count = Ответы
fieldwork-sum = Всего к этому дню
fieldwork-share = Доля
fieldwork-percent = { $value } %
fieldwork-languages = Ответы по языкам
fieldwork-language = Язык
fieldwork-versions = Ответы по версиям анкеты
fieldwork-version = Версия
fieldwork-version-number = Версия { $number }
fieldwork-ways = Как пришли ответы
fieldwork-way = Способ
fieldwork-way-web = С телефона или компьютера
fieldwork-way-file = В файле, сохранённом на телефоне
fieldwork-way-demonstration = Вместе с демонстрацией
fieldwork-way-limesurvey = Из LimeSurvey
fieldwork-way-import = Из файла с данными
fieldwork-by = Ответы по вопросу: { $question }
fieldwork-answer = Вариант
fieldwork-no-answer = Нет ответа
fieldwork-several = Можно было выбрать несколько вариантов, поэтому сумма долей может превышать 100 %.
fieldwork-wanted = Нужно
fieldwork-reached = Выполнено
fieldwork-left = Осталось
fieldwork-stops = Где люди остановились
fieldwork-page = Страница
fieldwork-page-number = { $number }. { $title }
fieldwork-page-unnamed = Страница { $number }
fieldwork-page-elsewhere = Страница другой версии
fieldwork-of-begun = Прервано, от всех начатых
fieldwork-stops-note = Считается страница, показанная последней, и день последнего сохранения. Прерванным считается то, в чём 24 часа ничего не сохранялось; кто всё-таки продолжит, из этого числа выбывает.
fieldwork-stops-unseen = Ответы, которые ещё ждут сети на телефоне, здесь неизвестны, как и те, кто открыл опрос и ничего не ответил.
fieldwork-filling = Время заполнения
fieldwork-statistic = Показатель
fieldwork-time = Время
fieldwork-lower = Нижний квартиль
fieldwork-upper = Верхний квартиль
fieldwork-filling-note = От первой страницы до отправки, вместе с перерывами; поэтому здесь медиана, а не среднее. Загруженные ответы без времени начала не учитываются.
fieldwork-minutes = { $minutes } мин { $seconds } с
fieldwork-seconds = { $seconds } с
fieldwork-hours = { $hours } ч { $minutes } мин
fieldwork-figure = { $title }. Числа — в таблице под рисунком.
fieldwork-numbers = Числа
fieldwork-nothing = Пока нечего считать.

## Что означают слова

fieldwork-meant = Что означают слова
fieldwork-meant-completed = Завершено
fieldwork-meant-completed-is = Отправленный ответ. Исправленный позже считается один раз, в день исправления. Дни — по часам Казахстана (UTC+5).
fieldwork-meant-in-progress = В процессе
fieldwork-meant-in-progress-is = Сохранён хотя бы один ответ, анкета не отправлена, и за последние 24 часа что-то сохранялось.
fieldwork-meant-broken-off = Прервано
fieldwork-meant-broken-off-is = То же самое, но 24 часа ничего не сохранялось. Кто вернётся, снова окажется в процессе; кто отправит, будет среди завершённых.
fieldwork-meant-stopped = Остановились на странице
fieldwork-meant-stopped-is = Эта страница была показана последней, а анкета не отправлена.
fieldwork-meant-time = Время заполнения
fieldwork-meant-time-is = От начала интервью до его окончания; квартили — типа 7.

## Сколько нужно

fieldwork-targets = Сколько ответов нужно
fieldwork-targets-note = Оставьте поле пустым, если план не задан.
fieldwork-targets-all = Всего ответов
fieldwork-targets-save = Сохранить план
fieldwork-fault-wanted = План — целое число, не больше { $most }.
fieldwork-saved = План сохранён.
