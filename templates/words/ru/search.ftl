# Поиск.

search-fault-empty = Введите слово, которое нужно найти.
search-fault-quote = Кавычка не закрыта.
search-fault-parenthesis = У скобки нет пары.
search-fault-operator = AND, OR, NOT и NEAR стоят между словами.
search-fault-long = Запрос слишком длинный.
search-fault-pattern = В образце нужны хотя бы две буквы: иначе подойдёт почти любое слово.
search-fault-patterns = Слов со знаками *, ? и ~ может быть не больше { $most }.
search-fault-edits = Знак ~ стоит после достаточно длинного слова, а ~1 или ~2 говорит, сколько букв может отличаться.
search-fault-near = NEAR/5 стоит между словами или фразами; число — от 1 до 100.
search-fault-valueless = { $field }: значение пишется сразу после двоеточия, без пробела, а несколько слов — в кавычках: код:"новое место".
search-fault-field = Поля «{ $field }» нет. Есть поля код, закодировано, кодировщик, документ, говорящий, кейс, регион, роль, возраст и язык.
search-fault-value = { $field }: в этом исследовании нет ничего с названием «{ $value }».
search-fault-unfit = { $field }: значение «{ $value }» здесь не подходит. Примеры: закодировано:да, возраст:20..30, язык:kk.
search-fault-at = Речь о подчёркнутом:
search-age-fault = Возраст — это число лет, не больше 255.
search-age-order = Возраст «от» не может быть больше возраста «до».
search-filter-fault = В фильтре нет значения «{ $value }». Выберите его из списка.

search-title = Поиск
search-query = Что искать
search-hint = Слово находит свои формы; «…» — фраза.
search-filters = Где искать
search-age-from = Возраст от
search-age-to = до
search-coded = Отметки
search-coded-any = с отметками и без них
search-coded-yes = закодированные фрагменты
search-coded-no = незакодированные фрагменты
search-coder = Кто кодировал
search-speaker = Говорящий
search-language = Язык фрагмента
search-do = Найти
search-behind = Указатель ещё строится; некоторых фрагментов может пока не хватать.
search-rebuilding = Указатель был повреждён и строится заново. Ничего не потеряно: повторите поиск чуть позже.
search-count = { $count ->
    [one] { $count } фрагмент
    [few] { $count } фрагмента
   *[other] { $count } фрагментов
 }
search-most = Пролистать можно только первые { $most } фрагментов. Уточните запрос, чтобы увидеть остальные.
search-cut = Образцу подходит больше слов, чем можно искать сразу; взяты самые частые.

search-syntax = Что можно ввести
search-syntax-words-sign = ауыл мұғалім
search-syntax-words = Оба слова, каждое в любой форме. Казахские буквы можно набирать русскими или латинскими.
search-syntax-phrase-sign = "сельский учитель"
search-syntax-phrase = Слова подряд, каждое в любой форме.
search-syntax-pattern-sign = сел* *ость с?ло
search-syntax-pattern = Слова такого вида: * — любые буквы, ? внутри слова — одна буква.
search-syntax-like-sign = село~ сельский~2
search-syntax-like = Слова, в которых отличаются одна или две буквы.
search-syntax-near-sign = зарплата NEAR/5 мало
search-syntax-near = Оба слова не дальше пяти слов друг от друга.
search-syntax-operators-sign = a OR b, a AND b, -c, ( )
search-syntax-operators = Любое из двух, оба, кроме этого и то, что берётся вместе.
search-syntax-field-sign = код:"…" -код:… закодировано:нет
search-syntax-field = Код вместе с вложенными, без него, без всяких кодов.
search-syntax-fields-sign = кодировщик: документ: говорящий: кейс:"признак=значение" регион: роль: возраст:20..30 язык:kk
search-syntax-fields = Что ещё известно о фрагменте. Названия полей понятны и по-казахски, и по-английски.

search-views = Как показать найденное
search-view-passages = Фрагменты
search-view-concordance = Конкорданс
search-view-words = Частоты слов
search-view-saved = Сохранённые запросы
search-wordless = В запросе нет слов, поэтому контекст показать нельзя.
search-lines-count = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[other] { $count } строк
 }
search-lines-most = Показаны только первые { $most } строк. Уточните запрос, чтобы увидеть всё.
search-line-before = Перед
search-line-words = Найдено
search-line-after = После
search-sort = По порядку
search-sort-place = текста
search-sort-before = слов слева
search-sort-words = найденных слов
search-sort-after = слов справа

search-words-lead = Все формы слова считаются вместе, под самой частой из них. Без запроса считаются все фрагменты.
search-words-place = №
search-words-word = Слово
search-words-language = Язык
search-words-forms = Формы
search-words-tokens = Употребления
search-words-passages = Фрагменты
search-words-documents = Документы
search-words-tokens-count = { $count ->
    [one] { $count } слово в тексте
    [few] { $count } слова в тексте
   *[other] { $count } слов в тексте
 }
search-words-stems-count = { $count ->
    [one] { $count } разное слово
    [few] { $count } разных слова
   *[other] { $count } разных слов
 }
search-words-by-alphabet = По алфавиту
search-words-by-count = По частоте
search-words-csv = Скачать CSV
search-words-none = Слов, которые можно посчитать, нет.

search-similar-go = Похожие фрагменты
search-similar-title = Похожие фрагменты
search-similar-lead = Фрагменты с теми же редкими словами; сначала самые похожие.
search-similar-none = Фрагментов с теми же редкими словами нет.

search-code-go = Закодировать всё найденное…
search-code-title = Закодировать найденное
search-code-back = Вернуться к найденному
search-unit = Брать
search-unit-words = найденные слова
search-unit-sentence = предложение
search-unit-passage = фрагмент
search-code-into = Код
search-code-choose = выберите код
search-code-do = Закодировать отмеченное
search-code-hint = { $count ->
    [one] Будет закодировано { $count } место. Снимите галочку там, где код не подходит.
    [few] Будут закодированы { $count } места. Снимите галочку там, где код не подходит.
   *[other] Будет закодировано { $count } мест. Снимите галочку там, где код не подходит.
 }
search-code-most = За один раз предлагаются только первые места: { $most }.
search-code-nothing = Не найдено ничего, что можно так закодировать. Если в запросе нет слов, берите фрагмент.
search-code-none = Отметьте хотя бы одно место.
search-code-into-none = Выберите код.
search-code-done = { $count ->
    [0] Всё это у Вас уже было отмечено этим кодом.
    [one] Закодировано { $count } место.
    [few] Закодированы { $count } места.
   *[other] Закодировано { $count } мест.
 }
search-code-undo = Отменить всё это
search-code-undo-failed = Отменить не удалось: кто-то уже изменил часть этого, или всё уже отменено.

search-saved-keep = Сохранить этот запрос
search-saved-name = Название
search-saved-share = для всей команды
search-saved-do = Сохранить
search-saved-by = Поделился участник { $name }
search-saved-by-former = Поделился участник, которого уже нет в команде
search-saved-shared = Ваш, виден команде
search-saved-own = Только Ваш
search-saved-change = Изменить
search-saved-rename = Сохранить изменения
search-saved-remove = Удалить
search-saved-none = Сохранённых запросов пока нет. Найдите что-нибудь и сохраните запрос.
search-saved-name-fault = Дайте запросу название не длиннее { $longest } знаков.
search-saved-gone = Этого запроса уже нет.
search-saved-empty = Сохранять нечего: сначала что-нибудь найдите.
search-saved-many = В одном исследовании можно сохранить не больше { $most } запросов. Удалите ненужные.

search-build-go = Составить запрос в форме
search-build-title = Составить запрос
search-build-lead = Каждая строка формы говорит что-то о фрагментах. Запись ниже можно ввести и прямо в строку поиска.
search-build-join = Фрагменту должны подходить
search-build-all = все строки
search-build-any = любая строка
search-build-row = Строка { $number }
search-build-kind = Что
search-build-words = слова в любой форме
search-build-phrase = фраза
search-build-near = слова рядом с другими
search-build-typed = как введено
search-build-code = код
search-build-coded = закодировано (да или нет)
search-build-coder = кто кодировал
search-build-document = документ
search-build-speaker = говорящий
search-build-case = что известно о кейсе (признак=значение)
search-build-region = регион
search-build-role = роль
search-build-age = возраст (20..30)
search-build-language = язык (kk, ru, en)
search-build-value = Слова или значение
search-build-other = рядом с этими словами
search-build-apart = слов между ними
search-build-not = исключить то, что подходит
search-build-more = Добавить строку
search-build-show = Показать запись
search-build-line = Одной строкой:
