# Таблицы, рисунки и их выгрузка в файлы.

table-corner = Ответ
table-corner-statistic = Показатель
table-percent = { $value } %
table-interval = { $low }–{ $high } %

## Почему нет ответа

table-missing-not-asked = Не задавался
table-missing-dont-know = Не знаю
table-missing-refused = Отказ от ответа
table-missing-no-answer = Нет ответа

## Столбцы

table-column-count = Число
table-column-value = Значение
table-column-total = Всего
table-column-mean-rank = Средний ранг (1 — первый)
table-column-percent-answered = % от ответивших
table-column-percent-substantive = % от выбравших хотя бы один вариант
table-column-percent-responses = % от всех ответов

## База процентов

table-base-cases-answered = ответившие
table-base-cases-substantive = выбравшие хотя бы один вариант
table-base-responses = все ответы
table-base-column = ответившие в столбце
table-base-row = ответившие в строке

## Строки

table-row-answered = Ответили
table-row-substantive = Выбрали хотя бы один вариант
table-row-responses = Всего ответов
table-row-other-versions = Ответы из другой версии анкеты
table-row-all = Все респонденты

## О таблице

table-base = n = { $answered }: ответившие (всего респондентов: { $all })
table-base-crossed = n = { $n }: ответившие на оба вопроса
table-note-rank = Число показывает, сколько раз ответ поставили на первое место.
table-note-several = Можно было выбрать несколько ответов, поэтому сумма процентов может превышать 100.
table-note-other-versions = Ответов, которые есть только в другой версии анкеты: { $count }.

## Рисунки

figure-caption = Рисунок { $number } – { $caption }
figure-base-crossed = n = { $n }: ответившие на оба вопроса; % внутри каждой группы

## Таблицы по строкам повторяемой группы

table-column-percent-answered-rows = % от строк с ответом
table-column-percent-substantive-rows = % от строк, где выбран хотя бы один вариант
table-column-percent-responses-rows = % от всех ответов
table-base-cases-answered-of-rows = строки с ответом
table-base-cases-substantive-of-rows = строки, где выбран хотя бы один вариант
table-base-responses-of-rows = все ответы во всех строках
table-base-column-of-rows = строки с ответом в столбце
table-base-row-of-rows = строки с ответом в строке таблицы
table-row-answered-rows = Строк с ответом
table-row-substantive-rows = Строк, где выбран хотя бы один вариант
table-row-responses-rows = Всего ответов
table-row-all-rows = Всего строк
table-base-rows = n = { $answered }: строки с ответом (всего строк: { $all }; их дали респонденты: { $respondents } из { $everyone })
table-base-crossed-rows = n = { $n }: строки с ответом на оба вопроса (строки дали респонденты: { $respondents } из { $everyone })
table-note-rows = В таблице посчитаны строки повторяемой группы, а не респонденты: один респондент мог дать несколько строк.
figure-base-crossed-rows = n = { $n }: строки с ответом на оба вопроса; % внутри каждой группы

## Выгрузка в файлы

export-id = Идентификатор ответа
export-number = Номер
export-version = Версия анкеты
export-response-language = Язык ответа
export-started = Начато
export-submitted = Отправлено
export-code = Код
export-code-path = Путь кода
export-quote = Цитата
export-citation = Ссылка
export-document = Документ
export-passage = Фрагмент
export-language = Язык
export-age = Возраст
export-region = Регион
export-role = Роль
export-coder = Кодировщик
export-latitude = широта
export-longitude = долгота
export-altitude = высота, м
export-accuracy = точность, м
export-row = { $repeat }: строка
export-choice = { $question }: { $choice }
export-file = имя файла
export-unticked = Нет
export-ticked = Да
