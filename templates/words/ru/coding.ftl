# Документы, коды и цитаты.

coding-fault-encoding = Кодировка файла не распознана. Сохраните его как текст UTF-8.
coding-fault-control = В строке { $line } есть знаки, которые не являются текстом.
coding-fault-empty = В нём нет текста.
coding-fault-long = В документе не больше { $most } знаков.
coding-fault-docx = Это не документ Word (.docx), который можно прочитать.
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
coding-import-file = Файл (.txt или .docx)
coding-import-file-hint = Строка, которая начинается с имени и двоеточия, начинает реплику.
coding-import-text = или сам текст
coding-import-name = Название
coding-import-name-hint = Например, псевдоним; если пусто – имя файла.
coding-import-language = Язык
coding-import-language-told = определить по тексту
coding-import = Добавить
coding-document-name = Дайте документу название не длиннее { $longest } знаков.
coding-document-age = Возраст – это число лет.
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
coding-code-passage = Отметить фрагмент кодом
coding-code-do = Отметить
coding-code-selection = Отметить выделенное (C)
coding-remove = убрать
coding-remove-of = Убрать код «{ $code }»
coding-undo = Отменить (U)
coding-undone = Отменено.
coding-undo-nothing = Отменять нечего.
coding-applied = Отмечено кодом.
coding-removed = Код убран.
coding-failed = Не сохранено. Проверьте соединение и попробуйте ещё раз.
coding-apply-failed = Не отмечено: этих слов или этого кода больше нет.
coding-picker = Наберите часть названия кода, Enter применит его
coding-picker-none = В названиях кодов нет таких букв.
coding-keys-title = Клавиши
coding-keys-arrows-key = ↑ ↓
coding-keys-arrows = предыдущий и следующий фрагмент
coding-keys-words-key = ← →, Shift + ← →
coding-keys-words = выделить слово, расширить по словам
coding-keys-sentence-key = S, Shift + S
coding-keys-sentence = выделить предложение, расширить на одно
coding-keys-all-key = A
coding-keys-all = выделить весь фрагмент
coding-keys-code-key = C
coding-keys-code = отметить выделенное или весь фрагмент, если ничего не выделено
coding-keys-undo-key = U, Ctrl + Z
coding-keys-undo = отменить
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
