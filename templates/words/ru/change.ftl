# Что изменилось между версиями анкеты и что об этом объявлено.

change-place = { $kind ->
    [form] Анкета
    [page] Страница «{ $name }»
    [page-number] Страница { $name }
    [group] Группа { $name }
    [note] Текст на странице «{ $name }»
    [note-number] Текст на странице { $name }
    [list] Список { $name }
   *[question] { $name }
}
change-yes = да
change-no = нет
change-rows = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[many] { $count } строк
}
change-page = страница { $number }
change-stand-page = { $titled ->
    [yes] на странице «{ $page }»
   *[no] на странице { $page }
}
change-stand-group = { $titled ->
    [yes] в группе { $group } на странице «{ $page }»
   *[no] в группе { $group } на странице { $page }
}
change-stand-repeat = { $titled ->
    [yes] в каждой строке { $group } на странице «{ $page }»
   *[no] в каждой строке { $group } на странице { $page }
}

change-added = Добавлено
change-hidden = Больше не спрашивается
change-renamed = Другое имя
change-moved = Стоит в другом месте
change-kind = Другой вид вопроса
change-languages = Языки
change-text = { $part ->
    [title] Заголовок
    [label] Вопрос
    [short] Краткое название
    [hint] Подсказка
    [guidance] Указание интервьюеру
    [required-message] Что сказать, если ответа нет
    [constraint-message] Что сказать, если ответ не подходит
   *[note] Текст
}, { $language ->
    [kk] казахский
    [ru] русский
    [en] английский
   *[other] другой язык
}
change-rule = { $rule ->
    [required] Обязательный вопрос
    [relevant] Спрашивается, только если
    [constraint] Условие для ответа
    [limits] Пределы
    [calculation] Как вычисляется
    [choice-filter] Какие варианты предлагаются
    [dont-know] Предлагается «Не знаю»
    [refuse] Предлагается «Не хочу отвечать»
    [count] Число строк
    [default] Ответ по умолчанию
    [read-only] Только показывается
    [appearance] Оформление
    [media] Изображения, звук, видео
   *[other] Прочие настройки
}
change-choice-added = Новый вариант { $code }
change-choice-gone = Варианта { $code } больше нет
change-choice-recoded = Другой код варианта: { $code }
change-choice-text = Вариант { $code }, { $language ->
    [kk] казахский
    [ru] русский
    [en] английский
   *[other] другой язык
}
change-choice-rule = Вариант { $code }: прочие настройки
change-choice-order = Порядок вариантов

change-severity-harmless = на ответы не влияет
change-severity-notable = сравнивать с осторожностью
change-severity-undeclared = нужно объявить

## Что не так с объявлением

declare-syntax = Строка { $line } объявлений не читается: { $text }
declare-rename-unknown = { $from } → { $to }: в прежней версии нет вопроса «{ $from }».
declare-rename-still = { $from } → { $to }: в новой версии вопрос «{ $from }» остался.
declare-rename-missing = { $from } → { $to }: в новой версии нет вопроса «{ $to }».
declare-rename-taken = { $from } → { $to }: вопрос «{ $to }» уже был в прежней версии.
declare-rename-retired = { $from } → { $to }: вопрос «{ $to }» был в одной из более старых версий. Возьмите имя, которого ещё не было.
declare-rename-twice = { $from } → { $to }: каждое имя можно переименовать один раз.
declare-removed-unknown = В прежней версии нет вопроса «{ $name }», который можно было бы убрать.
declare-removed-still = «{ $name }» объявлен убранным, но в новой версии он остался.
declare-removed-renamed = «{ $name }» нельзя одновременно убрать и переименовать.
declare-kind-unknown = В новой версии нет вопроса «{ $name }».
declare-recode-question = { $question }: { $from } → { $to }: это не вопрос с вариантами в обеих версиях.
declare-recode-from = { $question }: { $from } → { $to }: в прежней версии нет варианта «{ $from }».
declare-recode-to = { $question }: { $from } → { $to }: в новой версии нет варианта «{ $to }».
declare-recode-twice = { $question }: { $from } → { $to }: каждый код можно перекодировать один раз.
declare-dropped-question = { $question }: это не вопрос с вариантами в обеих версиях.
declare-dropped-unknown = { $question }: в прежней версии нет варианта «{ $code }».
declare-dropped-still = { $question }: вариант «{ $code }» объявлен убранным, но в новой версии он остался.
declare-dropped-recoded = { $question }: вариант «{ $code }» нельзя одновременно убрать и перекодировать.
