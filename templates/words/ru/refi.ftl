# Проекты и книги кодов других программ: загрузка и выгрузка.

refi-not-project = Это не проект REFI-QDA (.qdpx): в нём нет файла проекта.
refi-not-codebook = Это не книга кодов REFI-QDA (.qdc).
refi-codes-none = Кодов для выгрузки нет.
refi-codes-deep = Коды вложены глубже { $limit } уровней.
refi-codes-many = Кодов больше { $limit }.
refi-codes-kind = «{ $file }» — не книга кодов: нужен QDC, CSV, XLSX, XLS или ODS.
refi-codes-columns = Ни один столбец не говорит, как называются коды. Назовите столбец name_kk, name_ru, name_en или path.
refi-codes-column-unknown = Этот столбец неизвестен, он не читается.
refi-codes-nameless = У кода нет имени ни на одном языке.
refi-codes-color = «{ $color }» — не цвет вида #0072b2.
refi-codes-guid = «{ $guid }» — не GUID. Для нового кода оставьте ячейку пустой.
refi-codes-guid-double = GUID { $guid } уже стоит в строке выше.
refi-codes-parent = Вышестоящего кода «{ $parent }» нет ни в одной строке.
refi-codes-circle = Код оказался бы ниже самого себя.
refi-codes-double = Рядом оказался бы другой код с тем же именем.

refi-lost-audio = { $count ->
    [one] { $count } звукозапись не переносится, только её расшифровки.
    [few] { $count } звукозаписи не переносятся, только их расшифровки.
   *[other] { $count } звукозаписей не переносятся, только их расшифровки.
 }
refi-lost-video = { $count ->
    [one] { $count } видеозапись не переносится, только её расшифровки.
    [few] { $count } видеозаписи не переносятся, только их расшифровки.
   *[other] { $count } видеозаписей не переносятся, только их расшифровки.
 }
refi-lost-picture = { $count ->
    [one] { $count } изображение не переносится.
    [few] { $count } изображения не переносятся.
   *[other] { $count } изображений не переносятся.
 }
refi-lost-pdf = { $count ->
    [one] В { $count } PDF нет текста, он не переносится.
   *[other] В { $count } PDF нет текста, они не переносятся.
 }
refi-lost-region = { $count ->
    [one] { $count } выделение на странице PDF, изображении или записи не переносится.
    [few] { $count } выделения на страницах PDF, изображениях или записях не переносятся.
   *[other] { $count } выделений на страницах PDF, изображениях или записях не переносятся.
 }
refi-lost-region-coding = { $count ->
    [one] Вместе с ними теряется { $count } отметка кодом.
    [few] Вместе с ними теряются { $count } отметки кодом.
   *[other] Вместе с ними теряются { $count } отметок кодом.
 }
refi-lost-text-missing = { $count ->
    [one] { $count } текст назван, но его нет в файле.
    [few] { $count } текста названы, но их нет в файле.
   *[other] { $count } текстов названы, но их нет в файле.
 }
refi-lost-text-broken = { $count ->
    [one] { $count } текст прочитать не удалось.
    [few] { $count } текста прочитать не удалось.
   *[other] { $count } текстов прочитать не удалось.
 }
refi-lost-text-too-much = { $count ->
    [one] { $count } текст не взят: файл называет одни и те же тексты снова и снова.
    [few] { $count } текста не взяты: файл называет одни и те же тексты снова и снова.
   *[other] { $count } текстов не взято: файл называет одни и те же тексты снова и снова.
 }
refi-lost-control = { $count ->
    [one] { $count } управляющий знак заменён пробелом.
    [few] { $count } управляющих знака заменены пробелами.
   *[other] { $count } управляющих знаков заменены пробелами.
 }
refi-lost-renamed = { $count ->
    [one] { $count } код назван так же, как соседний, и получает номер.
    [few] { $count } кода названы так же, как соседние, и получают номера.
   *[other] { $count } кодов названы так же, как соседние, и получают номера.
 }
refi-lost-rich-text = { $count ->
    [one] { $count } текст есть только с оформлением: оно теряется. Проверьте, где стоят отметки.
    [few] { $count } текста есть только с оформлением: оно теряется. Проверьте, где стоят отметки.
   *[other] { $count } текстов есть только с оформлением: оно теряется. Проверьте, где стоят отметки.
 }
refi-lost-outside = { $count ->
    [one] { $count } выделение лежит за пределами текста и не переносится.
    [few] { $count } выделения лежат за пределами текста и не переносятся.
   *[other] { $count } выделений лежат за пределами текста и не переносятся.
 }
refi-lost-unsure = { $count ->
    [one] Слова { $count } выделения не совпадают с его именем. Проверьте, где оно стоит.
   *[other] Слова { $count } выделений не совпадают с их именами. Проверьте, где они стоят.
 }
refi-lost-utf16 = { $count ->
    [one] В { $count } тексте места отсчитаны в единицах UTF-16; они исправлены.
   *[other] В { $count } текстах места отсчитаны в единицах UTF-16; они исправлены.
 }
refi-lost-two-line-ends = { $count ->
    [one] В { $count } тексте конец строки считался за два знака; места исправлены.
   *[other] В { $count } текстах конец строки считался за два знака; места исправлены.
 }
refi-lost-marked = { $count ->
    [one] В { $count } тексте считалась метка порядка байтов; места исправлены.
   *[other] В { $count } текстах считалась метка порядка байтов; места исправлены.
 }
refi-lost-inclusive = { $count ->
    [one] В { $count } тексте указан последний знак вместо следующего за ним; места исправлены.
   *[other] В { $count } текстах указан последний знак вместо следующего за ним; места исправлены.
 }
refi-lost-graph = { $count ->
    [one] { $count } схема не переносится.
    [few] { $count } схемы не переносятся.
   *[other] { $count } схем не переносятся.
 }
refi-lost-link = { $count ->
    [one] { $count } связь не переносится.
    [few] { $count } связи не переносятся.
   *[other] { $count } связей не переносятся.
 }
refi-lost-set = { $count ->
    [one] { $count } набор не переносится.
    [few] { $count } набора не переносятся.
   *[other] { $count } наборов не переносятся.
 }
refi-lost-case = { $count ->
    [one] { $count } кейс переносится не целиком.
    [few] { $count } кейса переносятся не целиком.
   *[other] { $count } кейсов переносятся не целиком.
 }
refi-lost-variable = { $count ->
    [one] { $count } переменная не переносится.
    [few] { $count } переменные не переносятся.
   *[other] { $count } переменных не переносятся.
 }
refi-lost-value = { $count ->
    [one] { $count } значение не того вида, что его переменная.
    [few] { $count } значения не того вида, что их переменные.
   *[other] { $count } значений не того вида, что их переменные.
 }
refi-lost-note = { $count ->
    [one] { $count } заметка не переносится.
    [few] { $count } заметки не переносятся.
   *[other] { $count } заметок не переносятся.
 }
refi-lost-folder = { $count ->
    [one] { $count } код лишь объединяет другие; здесь им можно и отмечать слова.
    [few] { $count } кода лишь объединяют другие; здесь ими можно и отмечать слова.
   *[other] { $count } кодов лишь объединяют другие; здесь ими можно и отмечать слова.
 }
refi-lost-nameless = { $count ->
    [one] { $count } код без имени назван по своему GUID.
    [few] { $count } кода без имени названы по своим GUID.
   *[other] { $count } кодов без имени названы по своим GUID.
 }
refi-lost-double = { $count ->
    [one] { $count } объект имел чужой GUID и получил новый.
    [few] { $count } объекта имели чужой GUID и получили новый.
   *[other] { $count } объектов имели чужой GUID и получили новый.
 }
refi-lost-dangling = { $count ->
    [one] { $count } ссылка ведёт на то, чего в файле нет.
    [few] { $count } ссылки ведут на то, чего в файле нет.
   *[other] { $count } ссылок ведут на то, чего в файле нет.
 }
refi-lost-guid = { $count ->
    [one] У { $count } объекта не было читаемого GUID.
   *[other] У { $count } объектов не было читаемого GUID.
 }
refi-lost-color = { $count ->
    [one] { $count } цвет прочитать не удалось.
    [few] { $count } цвета прочитать не удалось.
   *[other] { $count } цветов прочитать не удалось.
 }
refi-lost-time = { $count ->
    [one] { $count } отметку времени прочитать не удалось.
    [few] { $count } отметки времени прочитать не удалось.
   *[other] { $count } отметок времени прочитать не удалось.
 }
refi-lost-unknown = { $count ->
    [one] { $count } часть, которой нет в стандарте, не читается.
    [few] { $count } части, которых нет в стандарте, не читаются.
   *[other] { $count } частей, которых нет в стандарте, не читаются.
 }
refi-lost-languages = { $count ->
    [one] У { $count } кода есть тексты на других языках: они стоят в его описании.
   *[other] У { $count } кодов есть тексты на других языках: они стоят в их описаниях.
 }
refi-lost-criteria = { $count ->
    [one] У { $count } кода есть критерии или пример: они стоят в его описании.
   *[other] У { $count } кодов есть критерии или примеры: они стоят в их описаниях.
 }
refi-lost-blind = { $count ->
    [one] { $count } настройка слепого кодирования не выгружается.
    [few] { $count } настройки слепого кодирования не выгружаются.
   *[other] { $count } настроек слепого кодирования не выгружаются.
 }
refi-lost-unseen = { $count ->
    [one] { $count } чужая отметка или заметка не взята: пока кодируют вслепую, чужое загружает только владелец.
    [few] { $count } чужие отметки и заметки не взяты: пока кодируют вслепую, чужое загружает только владелец.
   *[other] { $count } чужих отметок и заметок не взято: пока кодируют вслепую, чужое загружает только владелец.
 }
refi-lost-hidden = Пока кодируют вслепую, в файл попадают только ваши отметки и заметки.
refi-lost-recording = { $count ->
    [one] { $count } отметка времени записи не переносится.
    [few] { $count } отметки времени записей не переносятся.
   *[other] { $count } отметок времени записей не переносятся.
 }
refi-lost-coder = { $count ->
    [one] У { $count } отметки кодировщик больше не известен.
   *[other] У { $count } отметок кодировщик больше не известен.
 }

refi-nav = Обмен
refi-title = Обмен с другими программами
refi-lead = Проекты (.qdpx) и книги кодов (.qdc) стандарта REFI-QDA, какие пишут ATLAS.ti, MAXQDA, NVivo, QualCoder и другие, а также книги кодов в таблицах.
refi-bring-title = Загрузить файл
refi-file = Проект (.qdpx) или книга кодов (.qdc, .xlsx, .csv)
refi-file-hint = Ничего не изменится, пока Вы не увидите, что сделает файл.
refi-language = Язык имён кодов
refi-language-hint = Учитывается, если файл сам этого не говорит.
refi-look = Посмотреть файл
refi-give-title = Выгрузить
refi-what = Что
refi-what-qdpx = Всё исследование (.qdpx)
refi-what-xlsx = Книгу кодов (.xlsx)
refi-what-csv = Книгу кодов (.csv)
refi-what-qdc = Книгу кодов (.qdc)
refi-give-language-hint = Другие программы знают один язык: остальные попадают в описания. В таблицах — все три.
refi-give = Скачать
refi-give-lost = Чему нет места в .qdpx и .qdc
refi-no-file = Сначала выберите файл.
refi-file-gone = Файл здесь больше не хранится. Выберите его ещё раз.
refi-faulty = Файл «{ $file }» загрузить нельзя.
refi-more = … и ещё { $count }
refi-back = Обмен с другими программами
refi-look-title = Файл перед загрузкой
refi-look-lead = Пока ничего не изменено. Вот что сделает «{ $file }».
refi-sum-codes = Коды: новых — { $added }, изменённых — { $changed }, без изменений — { $unchanged }
refi-sum-documents = Документы: новых — { $added }, уже есть — { $there }
refi-sum-codings = Отметки: новых — { $added }, уже есть — { $there }
refi-sum-memos = Заметки: новых — { $added }, уже есть — { $there }
refi-sum-cases = Кейсы: новых — { $added }
refi-lost-title = Что переносится не так, как есть
refi-remarks-title = Замечания к файлу
refi-people-title = Кто есть кто
refi-people-hint = Отметки тех, кого здесь нет, останутся без кодировщика; их имена будут записаны в заметке исследования.
refi-people-agreed = — это согласованное кодировщиками: { $count ->
    [one] { $count } отметка
    [few] { $count } отметки
   *[other] { $count } отметок
 }
refi-people-nameless = (без имени)
refi-people-codings = { $count ->
    [one] { $count } отметка
    [few] { $count } отметки
   *[other] { $count } отметок
 }
refi-people-nobody = здесь никто
refi-documents-title = Документы
refi-document = Документ
refi-state = Состояние
refi-codings-new = Новых отметок
refi-codings-there = Уже есть
refi-new = новый
refi-there = уже есть
refi-codes-title = Новые и изменённые коды
refi-change-name = имя ({ $language })
refi-change-definition = определение ({ $language })
refi-change-inclusion = когда применять ({ $language })
refi-change-exclusion = когда не применять ({ $language })
refi-change-anchor = пример ({ $language })
refi-change-color = цвет
refi-change-place = место
refi-take = Загрузить
refi-look-again = Посмотреть ещё раз
refi-leave = Уйти, не загружая
refi-taken = Загружено: коды — { $codes } (изменено — { $changed }), документы — { $documents }, отметки — { $codings }, заметки — { $memos }, кейсы — { $cases }.
refi-deed = загрузка файла
refi-agreed = Согласовано
refi-memo-stranger = { $count ->
    [one] { $count } отметка («{ $name }») загружена без кодировщика.
    [few] { $count } отметки («{ $name }») загружены без кодировщика.
   *[other] { $count } отметок («{ $name }») загружены без кодировщика.
 }
