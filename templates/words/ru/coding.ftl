# Документы, коды и цитаты.

coding-fault-encoding = Кодировка файла не распознана. Сохраните его как текст UTF-8.
coding-fault-control = В строке { $line } есть знаки, которые не являются текстом.
coding-fault-empty = В нём нет текста.
coding-fault-long = В документе не больше { $most } знаков.
coding-fault-broken = Это не файл { $format }, который можно прочитать: он повреждён или слишком велик.
coding-fault-old-word = Это документ Word старого формата (.doc). Откройте его в Word и сохраните как .docx.
coding-fault-locked = PDF закрыт паролем. Сохраните его без пароля и загрузите снова.
coding-fault-scanned = В PDF не найден текст: его страницы — изображения, или буквы в нём не обозначены. Распознайте текст другой программой или загрузите документ, из которого сделан PDF.
coding-fault-costly = Чтение этого файла требует больше времени или памяти, чем допустимо. Сохраните его текст как DOCX, ODT или TXT и загрузите этот файл.
coding-code-nameless = Коду нужно название хотя бы на одном языке.
coding-code-double = Рядом уже стоит код с таким названием.
coding-code-cycle = Код не может стоять под самим собой.
coding-code-unknown = Такого кода больше нет.
coding-role-participant = участник
coding-role-official = представитель акимата
coding-role-expert = эксперт
coding-citation-age = { $age ->
    [one] { $age } год
    [few] { $age } года
   *[other] { $age } лет
 }

coding-documents-title = Интервью
coding-documents-none = Документов пока нет.
coding-documents-codings = { $count ->
    [one] { $count } отметка
    [few] { $count } отметки
   *[other] { $count } отметок
 }
coding-import-title = Добавить документ
coding-import-file = Файл (TXT, DOCX, ODT, RTF, HTML, SRT, VTT)
coding-import-file-hint = Новую реплику начинает строка с именем и двоеточием или со временем в скобках, например [00:01:25].
coding-import-text = или сам текст
coding-import-name = Название
coding-import-name-hint = Например, псевдоним; если пусто — имя файла.
coding-import-language = Язык
coding-import-language-told = определить по тексту
coding-import = Добавить
coding-import-look = Просмотреть
coding-look-title = Просмотр документа
coding-look-lead = Документ ещё не добавлен. Проверьте, верно ли он прочитан, и при необходимости поправьте текст.
coding-look-format = Вид файла
coding-look-passages = Фрагменты
coding-look-timed = { $count ->
    [one] { $count } с отметкой времени
    [few] { $count } с отметкой времени
   *[other] { $count } с отметкой времени
 }
coding-look-speakers = Говорящие
coding-look-nobody = не названы
coding-look-guess = Кодировка файла определена по буквам. Если в тексте есть непонятные знаки, сохраните файл как текст UTF-8 и загрузите снова.
coding-look-joined = { $count ->
    [one] Соединено { $count } слово, перенесённое в конце строки.
    [few] Соединено { $count } слова, перенесённых в конце строки.
   *[other] Соединено { $count } слов, перенесённых в конце строки.
 }
coding-look-kept = { $count ->
    [one] В { $count } из них дефис оставлен: возможно, он часть слова, проверьте.
    [few] В { $count } из них дефис оставлен: возможно, он часть слова, проверьте.
   *[other] В { $count } из них дефис оставлен: возможно, он часть слова, проверьте.
 }
coding-look-left-out = { $count ->
    [one] Пропущен { $count } фрагмент, время которого не прочитано. Проверьте, всё ли есть в тексте.
    [few] Пропущено { $count } фрагмента, время которых не прочитано. Проверьте, всё ли есть в тексте.
   *[other] Пропущено { $count } фрагментов, время которых не прочитано. Проверьте, всё ли есть в тексте.
 }
coding-look-first = Первые фрагменты
coding-look-text = Текст
coding-look-text-hint = Здесь можно поправить говорящих и отметки времени: [00:01:25] Айгуль: …
coding-look-again = Просмотреть ещё раз
coding-look-leave = Не добавлять
coding-document-name = Дайте документу название не длиннее { $longest } знаков.
coding-document-age = Возраст — это число лет.
coding-role = Кто говорит
coding-age = Возраст
coding-region = Регион
coding-unknown = неизвестно
coding-any = любой
coding-show = Показать
coding-document = Документ
coding-code = Код
coding-codes = Коды
coding-codings = Коды этого фрагмента
coding-passage = фрагмент { $number }
coding-code-do = Отметить
coding-remove = убрать
coding-remove-of = Убрать код «{ $code }»
coding-undo-nothing = Отменять нечего.
coding-gone = Этого больше нет: возможно, кто-то это убрал.
coding-foreign = Эту отметку сделал другой кодировщик. Изменить её может он сам или исследователь.
coding-changed-since = Это уже изменил кто-то другой. Посмотрите, как стало.
coding-failed = Не сохранено. Проверьте соединение и попробуйте ещё раз.
coding-apply-failed = Не отмечено: этих слов или этого кода больше нет.
coding-picker = Наберите часть названия кода, Enter применит его
coding-picker-none = В названиях кодов нет таких букв.
coding-keys-title = Клавиши
coding-document-remove = Убрать документ из исследования
coding-document-remove-hint = Он исчезнет из списков, поиска и цитат вместе с отметками.
coding-document-remove-do = Убрать
coding-codebook-title = Книга кодов
coding-codebook-none = Кодов пока нет.
coding-code-label = Название
coding-code-definition = Когда применяется
coding-code-parent = Стоит под кодом
coding-code-top = ни под каким: наверху
coding-code-color = Цвет
coding-code-add = Добавить код
coding-code-save = Сохранить
coding-code-new = Новый код
coding-code-change = Изменить
coding-code-remove = Удалить код
coding-code-remove-sure = { $count ->
    [one] вместе с { $count } отметкой
   *[other] вместе с { $count } отметками
 }
coding-code-used = { $count ->
    [one] Этот код или код под ним стоит на { $count } отметке. Чтобы всё же удалить его, поставьте галочку.
   *[other] Этот код или код под ним стоит на { $count } отметках. Чтобы всё же удалить его, поставьте галочку.
 }
coding-quotes-title = Цитаты
coding-quotes-none = Слов с таким кодом пока нет.
coding-quotes-count = { $count ->
    [one] { $count } цитата
    [few] { $count } цитаты
   *[other] { $count } цитат
 }
coding-quotes-download = Скачать цитаты

coding-agreement-no-units = Сравнивать нечего: ни одну часть текстов не кодировали двое.
coding-agreement-no-variation = Согласие сверх случайного не измерить: все решения одинаковы.
coding-agreement-overlap = У одного кодировщика коды перекрываются, а этой мере нужны коды без перекрытий.
