# Страницы респондента.

respond-languages = Язык
respond-start = { $pages ->
    [one] Всего { $pages } страница вопросов. Ответы сохраняются, когда Вы идёте дальше.
    [few] До { $pages } коротких страниц. Ответы сохраняются на каждой странице.
   *[other] До { $pages } коротких страниц. Ответы сохраняются на каждой странице.
 }
respond-begin = Начать
respond-continue-here = Продолжить с того же места
respond-closed = Этот опрос сейчас не проводится.
respond-resume-title = Я начал(а) на другом телефоне
respond-resume-label = Код для продолжения
respond-resume-hint = Десять цифр, например 482 177 3019
respond-resume = Продолжить
respond-resume-malformed = В коде десять цифр. Проверьте его ещё раз.
respond-resume-unknown = Под этим кодом ничего не сохранено. Проверьте его ещё раз.
respond-resume-wait = Слишком много попыток. Подождите минуту и попробуйте снова.
respond-progress = Страница { $position } из { $count }
respond-error-title = Ошибка
respond-errors = { $count ->
    [one] Проверьте { $count } ответ
    [few] Проверьте { $count } ответа
   *[other] Проверьте { $count } ответов
 }
respond-optional = необязательно
respond-several = Можно выбрать несколько вариантов.
respond-dont-know = Не знаю
respond-refused = Не хочу отвечать
respond-range-from-to = От { $min } до { $max }
respond-range-from = Не меньше { $min }
respond-range-to = Не больше { $max }
respond-next = Далее
respond-back = Назад
respond-send = Отправить
respond-elsewhere = Продолжить на другом телефоне
respond-elsewhere-hint = Ваши ответы сохранены. Откройте опрос на другом телефоне и введите этот код:
respond-done-title = Спасибо, Ваши ответы получены
respond-done = Страницу можно закрыть.
respond-receipt = Номер Вашей квитанции:
respond-receipt-sent = отправлено { $moment }
respond-other-title = Этим телефоном пользуется ещё кто-то
respond-other-hint = Откроется новая анкета; уже отправленные ответы показаны не будут.
respond-other = Заполнить новую анкету
respond-conflict-title = Ваши ответы уже были отправлены
respond-conflict = Они остались такими, какими Вы отправили их сначала. Сделанные потом изменения их не заменили.
respond-conflict-kept = Что Вы ответили сейчас
respond-conflict-leave = Оставить как отправлено
respond-conflict-again = Отправить как новый ответ
respond-no-answer = нет ответа
respond-gone-title = Эти ответы не найдены
respond-gone = Возможно, страница была открыта очень давно или браузер не хранит cookie. Можно начать заново или продолжить по коду, который Вам показывали.
respond-gone-start = К началу

# Виды вопросов.

respond-picture = Изображение
respond-guidance = Указание интервьюеру
respond-choose = Выберите
respond-search = Поиск по списку
respond-ok = Да, понятно
respond-rank = Выберите по одному варианту на каждое место. На первом месте — самое важное.
respond-rank-place = Место { $place }
respond-up = Выше
respond-down = Ниже
respond-year = Год
respond-month = Месяц
respond-position = Определить моё местоположение
respond-position-add = Добавить моё местоположение
respond-position-wait = Определяется…
respond-position-done = Готово.
respond-position-failed = Местоположение определить не удалось. Его можно вписать вручную.
respond-position-refused = Браузеру не разрешено определять местоположение. Разрешите это в его настройках или впишите место вручную.
respond-position-late = Сигнал спутников пока не пойман. Выйдите на открытое место и нажмите ещё раз или впишите место вручную.
respond-latitude = Широта
respond-longitude = Долгота
respond-height = Высота, м
respond-lines = Каждую точку с новой строки: широта, пробел, долгота.
respond-file = Файл
respond-file-most = Не больше { $size }.
respond-file-replace = Другой файл заменит этот.
respond-file-drop = Удалить
respond-add = Добавить ещё
respond-remove = Убрать
respond-month-1 = январь
respond-month-2 = февраль
respond-month-3 = март
respond-month-4 = апрель
respond-month-5 = май
respond-month-6 = июнь
respond-month-7 = июль
respond-month-8 = август
respond-month-9 = сентябрь
respond-month-10 = октябрь
respond-month-11 = ноябрь
respond-month-12 = декабрь
respond-file-large = Файл слишком большой: не больше { $limit } МБ.
respond-file-many = Слишком много файлов. Удалите один из прежних.
respond-file-full = Файлы сейчас не принимаются: место закончилось. Отправьте ответы без файла.
respond-file-broken = Файл повреждён или пришёл не целиком. Выберите его ещё раз.
respond-file-missing = Файл не пришёл. Выберите его ещё раз.
respond-file-no-image = Этот файл не изображение. Выберите снимок.
respond-file-no-audio = Этот файл не звукозапись.
respond-file-no-video = Этот файл не видеозапись.
respond-rank-live = Передвигайте варианты вверх и вниз. Первым должно быть самое важное.
respond-rank-keep = Порядок верный

## Что телефон говорит сам

respond-opening = Анкета открывается из памяти телефона…
respond-shared = Этим телефоном пользуются и другие
respond-shared-hint = После отправки на нём ничего из Ваших ответов не останется.
respond-shared-done = На этом телефоне ничего из Ваших ответов не осталось. Если хотите, запишите номер квитанции.
respond-bar-kept = Сохранено на этом телефоне
respond-bar-arrived = Сохранено
respond-bar-waiting = Сохранено на этом телефоне. Ждёт связи: { $count }
respond-bar-sending = Отправляется…
respond-bar-sent = Отправлено, квитанция { $receipt }
respond-bar-unkept = Этот браузер ничего не хранит на телефоне: пожалуйста, не закрывайте страницу, пока не отправите ответы
respond-bar-refused = Не удалось принять: { $count }
respond-bar-offline = Сейчас для этого нет связи. Попробуйте позже.
respond-waiting-title = Ваши ответы хранятся на этом телефоне
respond-waiting = Они уйдут сами, как только появится связь. Страницу можно закрыть: ответы подождут и отправятся, когда Вы откроете её снова.
respond-waiting-send = Отправить сейчас
respond-waiting-edit = Изменить ответы
respond-refused-title = Ваши ответы не удалось принять
respond-refused-hint = Они остались на этом телефоне. Сохраните их файлом и передайте исследователям или попробуйте ещё раз.
respond-refused-reason = Сервер исследования их не принял (причина { $status }).
respond-refused-save = Сохранить файлом
respond-refused-retry = Попробовать ещё раз
respond-changed = Они остались такими, какими Вы отправили их сначала. Ваши изменения хранятся на этом телефоне и пока не отправлены.
respond-changed-again = Отправить изменения вместо них
respond-correct-title = Я хочу исправить свои ответы
respond-correct-hint = Анкета откроется снова с Вашими ответами. То, что Вы тогда отправите, заменит их.
respond-correct = Исправить ответы
respond-file-wait = Отправляется…
respond-file-done = Файл получен.
respond-file-kept = Сохранён на этом телефоне. Отправится, как только появится связь.
respond-file-no-room = На телефоне нет места для этого файла. Удалите что-нибудь ненужное или продолжите без файла.
respond-bar-files = Файлы ждут связи: { $count }
respond-bar-sending-files = Файлы отправляются. Осталось: { $count }
respond-refused-files = Эти файлы слишком велики и сохранены отдельно. Передайте исследователям и их: { $names }
