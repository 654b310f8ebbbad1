# Страницы ошибок.

error-home = На главную
error-not-found-title = Здесь ничего нет
error-not-found = Такой страницы нет, или она для Вас закрыта.
error-forbidden-title = Запрос не принят
error-forbidden = Он пришёл не со страницы этого сайта. Откройте страницу заново и повторите действие.
error-bad-request-title = Запрос не удалось прочитать
error-bad-request = В нём есть знаки или поля, которых страницы этого сайта не отправляют.
error-conflict-title = Тем временем что-то изменилось
error-conflict = Откройте страницу заново, чтобы увидеть, как обстоит дело сейчас.
error-too-large-title = Слишком большой объём
error-too-large = Сюда можно отправить не больше { $limit } { $unit ->
    [mb] МБ
   *[kb] КБ
}.
error-too-many-title = Слишком много попыток
error-too-many = Немного подождите и попробуйте снова.
error-timeout-title = Данные шли слишком медленно
error-timeout = Соединение прервано. Отправленное не сохранено: попробуйте ещё раз.
error-unavailable-title = Saual занят
error-unavailable = Ничего из сделанного не пропало; повторите через минуту.
error-internal-title = Что-то пошло не так
error-internal = Ошибка на нашей стороне, она записана. Попробуйте немного позже.
