# Что не так в анкете, пришедшей извне.

## Файл в целом

import-file-kind = Файл «{ $file }» — не анкета: нужен XLSX, XLS, ODS, CSV, XML, TOML или ZIP.
import-file-empty = Файл пуст.
import-file-large = Файл больше { $limit } МБ. Уберите из него изображения и лишние листы.
import-file-broken = Файл повреждён: откройте его в программе и сохраните заново.
import-file-password = Файл защищён паролем. Снимите пароль и сохраните его заново.
import-file-encoding = Файл не в кодировке UTF-8. Сохраните его в UTF-8.
import-zip-bomb = При распаковке файл слишком разрастается (больше { $limit } МБ или в сто раз). Он не читается.
import-zip-entries = В архиве больше { $limit } файлов.
import-zip-unsupported = Архив зашифрован или сжат редким способом. Сделайте обычный ZIP.
import-workbook-large = Книга слишком велика: читается до { $cells } ячеек и { $text } МБ текста.
import-workbook-blank = Листы слишком велики: они занимают больше { $limit } ячеек. Удалите пустые строки и столбцы.
import-json = Это не анкета, сохранённая Saual: { $text }

## CSV

import-csv-encoding = Файл не в UTF-8, он прочитан как Windows-1251 (с казахскими буквами KZ-1048). Проверьте казахские буквы; надёжнее сохранить в UTF-8.
import-csv-unknown-encoding = Кодировка файла неизвестна. Сохраните его как «CSV UTF-8».

## XML

import-xml-broken = Здесь нарушена разметка XML.
import-xml-doctype = В файле объявлен тип документа (DOCTYPE). Такие файлы опасны и не читаются.
import-xml-entity = Неизвестное обозначение «&{ $name };»: читаются только пять обозначений XML.
import-xml-deep = Элементы вложены глубже { $limit } уровней.
import-xml-attributes = У элемента больше { $limit } атрибутов.
import-xform-part = Это не XForm: нет части «{ $part }».
import-xform-output = В некоторых текстах показано вычисляемое выражение; оно осталось в квадратных скобках. Добавьте отдельный вопрос «calculate» и покажите его.
import-xml-large = В файле больше { $limit } элементов и атрибутов.

## Листы и ячейки

import-sheet-behind = Строки после { $blank } пустых подряд не прочитаны. Если они нужны, удалите пустые строки.
import-sheet-long = На листе больше { $limit } строк.
import-heading-behind = Столбцы после { $blank } пустых подряд или сверх { $limit } не прочитаны.
import-cell-error = Формула в ячейке дала ошибку ({ $error }). Исправьте её или впишите значение.
import-cell-formula = Результат формулы не сохранён в файле. Откройте книгу и сохраните заново или впишите значение.
import-survey-missing = Нет листа «survey»: вопросы должны стоять на нём.
import-survey-like = Нет листа «survey». Если это лист «{ $like }», исправьте его название.
import-sheet-like = Этот лист не прочитан. Если это «{ $like }», исправьте название.
import-sheet-unread = Saual не использует этот лист и не сохраняет его.
import-type-column = Нет столбца «type»: в нём пишут вид каждого вопроса.
import-column-twice = Этот столбец повторяет столбец «{ $other }». Оставьте один из них.
import-column-like = Такой столбец неизвестен. Может быть, «{ $like }»?
import-row-skipped = В строке нет ни вида, ни имени, ни текста: она пропущена как примечание.
import-row-disabled = Строка отключена (disabled) и не прочитана.
import-settings-row = Настройки берутся из одной строки; эта строка не прочитана.

## Типы и группы

import-type-missing = Не указан вид (type). Например, text, integer или select_one список.
import-type-unknown = Вида «{ $type }» нет.
import-type-like = Вида «{ $type }» нет. Может быть, «{ $like }»?
import-type-passed = Saual не спрашивает и не собирает «{ $type }»; строка хранится только для других программ.
import-loop = Цикл развёрнут: { $count ->
    [one] { $count } группа
    [few] { $count } группы
   *[many] { $count } групп
}, по одной на каждый вариант списка «{ $list }». Имена в ней начинаются с варианта: «{ $example }_…».
import-loop-list = Укажите, по какому списку идёт цикл: пишите «begin_loop over список».
import-loop-large = Циклы дают больше { $limit } строк. Возьмите список короче или используйте «begin_repeat».
import-group-deep = Группы вложены глубже { $limit } уровней.
import-group-end = Здесь нет открытой группы. Удалите эту строку или добавьте начало группы.
import-group-mismatch = В строке { $row } начато «begin_{ $began }», а здесь стоит «end_{ $ended }». Напишите «end_{ $began }».
import-group-open = Эта группа не закрыта. Добавьте в конце строку «end_{ $type }».
import-group-empty = В группе ничего нет, поэтому она опущена.
import-note-empty = У пояснения нет текста.

## Имена

import-name-missing = Нет имени (name): так будет называться столбец данных.
import-name = «{ $name }» не может быть именем: начните с буквы, дальше буквы, цифры, «_», «-», «.», без пробелов.
import-name-twice = Имя «{ $name }» уже стоит в строке { $row }. Дайте этой строке другое.
import-name-renamed = Имя «{ $name }» уже занято, эта строка названа «{ $new }».
import-name-marked = Имена, которые начинаются с «_», оставлены программе, поэтому «{ $name }» везде названо «{ $new }».
import-name-ambiguous = Имя «{ $name }» стоит в нескольких строках, и неясно, какая имеется в виду. Назовите их по-разному.
import-label-missing = У вопроса нет текста (label), вместо него показывается имя «{ $name }».

## Списки

import-list-missing = Нет имени списка: пишите «select_one список».
import-list-unknown = На листе «choices» нет списка «{ $list }».
import-list-like = Списка «{ $list }» нет. Может быть, «{ $like }»?
import-list-taken = Список «{ $list }» уже есть, и файл «{ $file }» назывался бы так же. Переименуйте один из них.
import-choice-name-missing = У варианта нет кода (name).
import-choice-list-missing = Нет имени списка (list_name), поэтому строка не прочитана.
import-choice-code = «{ $code }» не может быть кодом: до 128 байт, без управляющих символов.
import-choice-twice = Код «{ $code }» стоит в списке «{ $list }» дважды. Измените один или укажите в настройках allow_choice_duplicates = yes.
import-choice-label = У варианта «{ $code }» нет текста, вместо него показывается код.
import-or-other-filter = or_other и choice_filter нельзя сочетать. Добавьте в список код «other» сами.
import-external = Внешний список взят как обычный (select_one).
import-file-not-given = Файл «{ $file }» не приложен. Положите его вместе с анкетой в один ZIP или папку.
import-file-ending = «{ $file }» не читается: файл списка должен быть CSV, XML или GeoJSON.
import-file-column = В файле «{ $file }», строка { $row }, нет столбца «{ $column }» или он пуст. Другой столбец укажите в parameters: value=…
import-file-code = В файле «{ $file }», строка { $row }: «{ $code }» не может быть кодом.
import-file-geojson = «{ $file }» — не GeoJSON: нужна FeatureCollection со списком «features».

## Языки и тексты

import-language-guessed = У части текстов не указан язык, они взяты как { $language ->
    [kk] казахские
    [ru] русские
   *[en] английские
}. Назовите столбец «{ $column }».
import-language-none = В анкете нет текстов на казахском, русском или английском: слова самих страниц будут английскими.
import-title = У анкеты нет названия (form_title), она названа «{ $title }».

## Что сказано в вопросе

import-number = «{ $key }» не может быть «{ $value }»: впишите число или дату (2024-03-09).
import-parameter = «{ $parameter }» непонятно: параметр пишется как «имя=значение».
import-trigger = Здесь могут стоять только вопросы: ${"{"}a{"}"}, ${"{"}b{"}"}.

## Чего Saual не делает

import-encrypted = Saual не шифрует ответы на телефоне. Ключ (public_key) сохранён для других программ.
import-entities = Сущности (save_to) не поддерживаются и не сохраняются.
import-last-saved = Ответ последней анкеты (last-saved#) не подставляется; он сохранён для других программ.
import-intent = Другое приложение телефона (ex:) не запускается; вопрос задаётся как обычно.
import-search = search() не поддерживается: показываются варианты с листа «choices».

## SPSS

import-sav-none = Это не файл SPSS (.sav или .zsav).
import-sav-description = Описание столбцов больше { $limit } МБ.
import-sav-columns = В файле больше { $limit } столбцов; длинный текст считается за несколько.
import-sav-cases = В файле больше { $limit } наблюдений.
import-sav-unpacked = Данные занимают больше { $limit } МБ.
import-sav-labels = Часть меток длинных текстов повреждена и не прочитана.
