# Документы: языки фрагментов, ответы как документы, записи, несколько файлов сразу.

papers-save = Сохранить
papers-languages-title = Языки фрагментов
papers-languages-lead = Язык фрагмента определяется по его словам. Если их слишком мало, берётся язык документа. По нему работают поиск и программы чтения с экрана.
papers-languages-document = Язык документа
papers-languages-passages = Языки фрагментов
papers-languages-of = Язык фрагмента { $number }
papers-languages-as-document = как у документа
papers-languages-tell = Определить все по словам заново
papers-languages-tell-hint = Выбранное вручную заменится на всех страницах этого списка.
papers-languages-changed = { $count ->
    [one] Сохранено: изменён язык { $count } фрагмента.
    [few] Сохранено: изменён язык { $count } фрагментов.
   *[other] Сохранено: изменён язык { $count } фрагментов.
 }

papers-answers-title = Ответы опроса как документы
papers-answers-lead = То, что респонденты написали своими словами, можно отмечать кодами той же книги, что и интервью. Каждый ответ берётся один раз и становится фрагментом, который ведёт к своему ответу в опросе.
papers-answers-none = Опубликованной анкеты нет или в ней нет вопросов, на которые отвечают словами.
papers-answers-count = Ответов
papers-answers-taken = Взято
papers-answers-new = Новых
papers-answers-way = Как документы
papers-answers-way-question = один документ на все ответы на вопрос
papers-answers-way-respondent = документ на каждого респондента
papers-answers-documents = Документы
papers-answers-take = { $count ->
    [one] Взять { $count } ответ
    [few] Взять { $count } ответа
   *[other] Взять { $count } ответов
 }
papers-answers-done = { $count ->
    [0] Новых ответов не было.
    [one] Взят { $count } ответ.
    [few] Взято { $count } ответа.
   *[other] Взято { $count } ответов.
 }
papers-answers-gone = Этого вопроса или ответа больше нет. На странице показано, как есть сейчас.
papers-answers-full = Документ заполнен: для этого ответа нет места.
papers-answers-left = { $count ->
    [one] Не взят { $count } ответ: в документе, к которому он относится, больше нет места.
    [few] Не взяты { $count } ответа: в документах, к которым они относятся, больше нет места.
   *[other] Не взято { $count } ответов: в документах, к которым они относятся, больше нет места.
 }
papers-answer-of = Ответ { $number }
papers-answer-corrected-in = исправлено во фрагменте { $number }
papers-answer-corrected-by = позже исправлено ответом { $number }
papers-corrections-title = { $count ->
    [one] { $count } ответ исправлен после того, как был взят
    [few] { $count } ответа исправлены после того, как были взяты
   *[other] { $count } ответов исправлены после того, как были взяты
 }
papers-corrections-lead = Само ничего не меняется. Принятое исправление становится новым фрагментом в конце документа, а прежний сохраняет место и коды.
papers-correction-of = Исправлено ответом { $number }
papers-correction-before = В документе
papers-correction-now = Сейчас
papers-correction-none = Ответ снят.
papers-correction-take = Принять исправление
papers-correction-leave = Оставить как есть

papers-recording-title = Запись
papers-recording-keys = Нажатие на время включает запись с этого места; P включает и приостанавливает, пока выбран фрагмент.
papers-recording-play = { $time }: слушать отсюда
papers-recording-add = Добавить запись
papers-recording-change = Заменить или убрать запись
papers-recording-file = Звуковой файл (MP3, M4A, AAC, OGG, Opus, WAV, WebM)
papers-recording-hint = Не больше { $limit } МБ. Её слышат только участники исследования.
papers-recording-upload = Загрузить
papers-recording-remove = Убрать запись
papers-recording-none = Выберите звуковой файл.
papers-recording-kind = Это не звуковой файл, который играют браузеры: MP3, M4A, AAC, OGG, Opus, WAV или WebM.
papers-recording-large = Запись — не больше { $limit } МБ. С меньшим битрейтом файл станет меньше.
papers-recording-full = Для файлов этого исследования больше нет места.

papers-pdf-numbers = { $count ->
    [one] Пропущен { $count } номер страницы.
    [few] Пропущено { $count } номера страниц.
   *[other] Пропущено { $count } номеров страниц.
 }
papers-pdf-bare = { $count ->
    [one] На { $count } странице нет текста: возможно, это изображение.
    [few] На { $count } страницах нет текста: возможно, это изображения.
   *[other] На { $count } страницах нет текста: возможно, это изображения.
 }
papers-pdf-broken = { $count ->
    [one] Не удалось прочитать { $count } страницу.
    [few] Не удалось прочитать { $count } страницы.
   *[other] Не удалось прочитать { $count } страниц.
 }

papers-list-seek = Найти документы
papers-list-name = Название
papers-list-kind = Вид
papers-list-kind-interviews = интервью
papers-list-kind-answers = ответы опроса
papers-list-coded = Отметки
papers-list-coded-yes = есть
papers-list-coded-no = пока нет
papers-list-any = все
papers-list-order = Порядок
papers-list-order-name = по названию
papers-list-order-newest = сначала новые
papers-list-order-codings = сначала с большим числом отметок
papers-list-show = Показать
papers-list-all = Показать все
papers-list-count = { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[other] { $count } документов
 }
papers-list-found = { $count ->
    [one] Найден { $count } документ из { $all }
    [few] Найдено { $count } документа из { $all }
   *[other] Найдено { $count } документов из { $all }
 }
papers-many-title = Файлы перед загрузкой
papers-many-lead = Проверьте, как прочитан каждый файл, и исправьте, что нужно. Все отмеченные загружаются вместе.
papers-many-files = Файлы
papers-many-hint = До { $most } файлов сразу; вместе они не больше двух самых больших допустимых.
papers-many-most = Выберите не более { $most } файлов сразу.
papers-many-refused = { $count ->
    [one] Не удалось прочитать { $count } файл
    [few] Не удалось прочитать { $count } файла
   *[other] Не удалось прочитать { $count } файлов
 }
papers-many-file = Файл { $number }
papers-many-take = Загрузить
papers-many-mend = Посмотреть весь текст и исправить его
papers-many-add = Загрузить отмеченные
papers-many-back = Назад к документам
papers-many-nothing = Не отмечен ни один файл.
papers-many-error = Пока ничего не загружено: исправьте то, что указано ниже.
papers-many-taken = { $count ->
    [one] Загружен { $count } документ.
    [few] Загружено { $count } документа.
   *[other] Загружено { $count } документов.
 }
