# Пробный прогон: анкету заполняют респонденты, которых нет.

rehearse-page-never = До этой страницы никто не дошёл.
rehearse-never = Об этом никого не спросили.
rehearse-never-offered = { $count ->
    [one] { $count } вариант никому не предложили: { $codes }.
    [few] { $count } варианта никому не предложили: { $codes }.
   *[many] { $count } вариантов никому не предложили: { $codes }.
}
rehearse-dead-choices = Ответить обязательно, но не предлагается ни одного варианта: дальше никто не пройдёт.
rehearse-dead-answer = Ответить обязательно, но ответить здесь нечем: дальше никто не пройдёт.
rehearse-dead-refused = Ни один из испробованных ответов ({ $tried }) не принят: дальше никто не пройдёт.
rehearse-refused = Ни один из испробованных ответов ({ $tried }) не принят.
rehearse-stuck = Респондентов без подходящего ответа: { $count } из { $sent }, дальше они не прошли.
rehearse-stuck-required = Респондентов, которым нечем ответить на обязательный вопрос: { $count } из { $sent }, дальше они не прошли.
rehearse-text-missing = { $part ->
    [title] Заголовок
    [note] Текст
    [hint] Подсказка
    [choice] Вариант ответа
   *[label] Вопрос
} — показан текст на другом языке: нет { $language ->
    [kk] казахского
    [ru] русского
   *[en] английского
}.

rehearse-title = Пробный прогон
rehearse-lead = Анкету заполняют респонденты, которых нет: на каждом её языке и всеми путями, какие удалось найти. Среди ответов ничего из этого не сохраняется.
rehearse-of-version = Версия { $number }
rehearse-of-text = Текст, который ещё не опубликован
rehearse-start = Пробный прогон
rehearse-start-version = Пробный прогон версии { $number }
rehearse-running = Идёт пробный прогон
rehearse-running-hint = Страница обновляется сама, пока он не закончится.
rehearse-progress = Респондентов: { $count }, самое большее { $most }
rehearse-clean = Всё в порядке: все дошли до конца, каждый вопрос был задан.
rehearse-blocking = { $count ->
    [one] { $count } место, где кто-то не может пройти дальше
    [few] { $count } места, где кто-то не может пройти дальше
   *[many] { $count } мест, где кто-то не может пройти дальше
}
rehearse-notable = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[many] { $count } замечаний
}
rehearse-sent = Респонденты
rehearse-finished = Дошли до конца
rehearse-language = Язык
rehearse-questions = Задано вопросов
rehearse-of = { $some } из { $all }
rehearse-pages = Страниц: меньше всего – в середине – больше всего
rehearse-minutes = Минут: меньше всего – в середине – больше всего
rehearse-spread = { $least } – { $median } – { $most }
rehearse-interrupted = Прогон закончился раньше, чем всё было испробовано: он шёл слишком долго.
rehearse-refusals = Отклонённые ответы
rehearse-refusals-hint = Так действуют условия и пределы. Если отклонено много обычных ответов, условие, возможно, слишком строгое.
rehearse-question = Вопрос
rehearse-tried = Испробовано
rehearse-refused-count = Отклонено
rehearse-place = Место
rehearse-what = Что произошло
rehearse-tables = Таблицы, пока пустые
rehearse-tables-hint = Вот что будет подсчитано, когда придут ответы.
rehearse-tables-more = { $count ->
    [one] Ещё { $count } таблица не показана.
    [few] Ещё { $count } таблицы не показаны.
   *[many] Ещё { $count } таблиц не показано.
}
rehearse-seconds = Прогон занял { $seconds } с.

rehearse-count = Респондентов, самое большее
rehearse-count-hint = От 1 до { $most }.
rehearse-count-wrong = Число респондентов пробного прогона — целое, от 1 до { $most }.
rehearse-seed = Начальное число
rehearse-seed-hint = С тем же числом ту же версию заполнят те же респонденты; оставьте пустым, чтобы пришли другие.
rehearse-seed-wrong = Начальное число пробного прогона — целое, от 0.
rehearse-run-forgotten = Этот пробный прогон больше не хранится. Начните новый здесь; текст, который не был опубликован, нужно вставить заново.
rehearse-again-title = Ещё раз
rehearse-seed-said = Начальное число этого прогона: { $seed }.
rehearse-again-same = Повторить с теми же респондентами
rehearse-again-others = Повторить с другими респондентами
rehearse-again-link = Ссылка на этот прогон: новейшая версия с этим начальным числом
rehearse-stuck-title = Кто не прошёл дальше
rehearse-stuck-hint = { $count ->
    [one] { $count } респондент и его ответы.
    [few] Первые { $count } респондента и их ответы.
   *[other] Первые { $count } респондентов и их ответы.
}
rehearse-respondent = Респондент { $number }
rehearse-answers = Ответы, в том числе отклонённые:
rehearse-answers-none = Ни одного ответа.
rehearse-shell-rows = Строки
rehearse-shell-columns = Столбцы
