# Книга кодов: дерево, что делается с кодами и что делалось.

codebook-filter = Найти код, на любом языке
codebook-filter-do = Найти
codebook-filter-all = Показать все
codebook-filter-none = В названиях кодов нет таких букв.
codebook-found = { $count ->
    [one] Найден { $count } код
    [few] Найдено { $count } кода
   *[other] Найдено { $count } кодов
 }
codebook-counts = { $codings ->
    [one] { $codings } отметка
    [few] { $codings } отметки
   *[other] { $codings } отметок
 } · { $documents ->
    [one] { $documents } документ
    [few] { $documents } документа
   *[other] { $documents } документов
 }
codebook-fold-all = Свернуть всё
codebook-unfold-all = Развернуть всё
codebook-keys = Код можно перетащить за ручку или переместить клавишей Alt со стрелками: выше, ниже, под предыдущий (→), наружу (←). Enter открывает его.
codebook-moved = Перемещено.
codebook-stays = Туда его переместить нельзя.
codebook-undo = Отменить: { $what }
codebook-redo = Вернуть: { $what }
codebook-take-back = Отменить это
codebook-still-used = Так был бы удалён код, которым уже успели воспользоваться: он стоит на отметках или у него есть заметки. Удалите код вместе со всем, что с ним связано, или дайте отметкам другой код.
codebook-coding-double = Тот же кодировщик уже отметил эти слова этим кодом.
codebook-used-unseen = Пока кодирование слепое, Вы не видите, отмечали ли этим кодом другие. Чтобы всё же удалить его, поставьте галочку.
codebook-remove-unseen = вместе со всеми отметками, в том числе чужими, которых Вы не видите
codebook-too-long = В этом тексте не больше { $most } знаков.

codebook-part-label = Название
codebook-part-definition = Что означает
codebook-part-inclusion = Когда применяется
codebook-part-exclusion = Когда не применяется
codebook-part-anchor = Самый показательный пример
codebook-part-color = Цвет
codebook-part-parent = Стоит под кодом
codebook-part-order = перемещён среди соседних
codebook-rules = Правила и пример
codebook-color-1 = синий
codebook-color-2 = красно-оранжевый
codebook-color-3 = зелёный
codebook-color-4 = пурпурный
codebook-color-5 = горчичный
codebook-color-6 = сиреневый
codebook-color-7 = рыжий
codebook-color-8 = бирюзовый
codebook-color-9 = оливковый
codebook-color-10 = лиловый
codebook-color-11 = малиновый
codebook-color-12 = серый

codebook-above = Коды выше
codebook-change = Изменить слова или цвет
codebook-place = Место в книге кодов
codebook-way-up = ↑ Выше
codebook-way-down = ↓ Ниже
codebook-way-into = → Под предыдущий
codebook-way-out = ← Наружу
codebook-move = Переместить
codebook-reshape = Слить, разделить, удалить
codebook-merge-into = Слить с кодом
codebook-merge-look = Посмотреть, что будет
codebook-remove-below = { $count ->
    [one] Вместе с ним удаляется { $count } код под ним.
    [few] Вместе с ним удаляются { $count } кода под ним.
   *[other] Вместе с ним удаляются { $count } кодов под ним.
 }
codebook-memos = Заметки
codebook-memo-own = Ваша заметка (сотрите текст, чтобы убрать её)
codebook-memo-new = Новая заметка
codebook-memo-add = Добавить заметку
codebook-somebody = кто-то
codebook-coder = Кодировщик
codebook-letters = С буквами
codebook-leave = Уйти, ничего не меняя
codebook-done-saved = Сохранено.
codebook-done-moved = Перемещено.
codebook-done-noted = Заметка сохранена.
codebook-done-split = Выбранные цитаты теперь с этим кодом.
codebook-done-anchored = Цитата стала примером кода.
codebook-done-undone = Отменено.

codebook-conflict-title = Пока Вы меняли код, его изменил кто-то другой
codebook-conflict-lead = Код «{ $code }» уже не такой, каким Вы его видели, поэтому Ваше пока не сохранено. Сравните и выберите.
codebook-conflict-gone = Код «{ $code }» тем временем удалили. Набранное Вами стоит ниже: его можно добавить как новый код.
codebook-conflict-part = Часть
codebook-conflict-theirs = Как сейчас
codebook-conflict-mine = Ваш вариант
codebook-conflict-take-theirs = Оставить как сейчас
codebook-conflict-keep-mine = Сохранить Ваш вариант
codebook-conflict-add = Добавить как новый код

codebook-merge-title = Слияние кодов
codebook-merge-lead = Код «{ $code }» станет частью кода «{ $into }».
codebook-merge-recoded = { $count ->
    [one] { $count } отметка получит другой код.
    [few] { $count } отметки получат другой код.
   *[other] { $count } отметок получат другой код.
 }
codebook-merge-doubles = { $count ->
    [one] { $count } отметка исчезнет: тот же кодировщик дал этим словам оба кода.
    [few] { $count } отметки исчезнут: тот же кодировщик дал этим словам оба кода.
   *[other] { $count } отметок исчезнут: тот же кодировщик дал этим словам оба кода.
 }
codebook-merge-below = { $count ->
    [one] { $count } код переместится под другой.
    [few] { $count } кода переместятся под другой.
   *[other] { $count } кодов переместятся под другой.
 }
codebook-merge-memos = { $count ->
    [one] { $count } заметка перейдёт к нему.
    [few] { $count } заметки перейдут к нему.
   *[other] { $count } заметок перейдут к нему.
 }
codebook-merge-unseen = Пока кодирование слепое, чужие отметки и заметки Вам не видны; те, что с этим кодом, тоже перейдут.
codebook-merge-goes = Этот код исчезнет
codebook-merge-stays = Этот код останется таким
codebook-merge-do = Слить
codebook-merge-double = Под обоими стоят коды с одним названием. Сначала слейте их или переименуйте один.
codebook-merge-itself = Код нельзя слить с самим собой.

codebook-split-title = Разделение кода и его пример
codebook-split-link = Отнести часть цитат к другому коду или выбрать пример
codebook-split-lead = Отметьте цитаты, которые относятся к другому коду. Они перейдут туда вместе, и это можно отменить.
codebook-split-all = { $count ->
    [one] найденную { $count } цитату, в том числе на других страницах
    [few] все найденные { $count } цитаты, в том числе на других страницах
   *[other] все найденные { $count } цитат, в том числе на других страницах
 }
codebook-split-into = Отнести к коду
codebook-split-new = новый код
codebook-split-do = Отнести выбранные цитаты
codebook-split-none = Выберите хотя бы одну цитату.
codebook-anchor-do = Сделать примером

codebook-history = История книги кодов
codebook-history-of = История
codebook-history-code = История кода «{ $code }»
codebook-history-gone = Этот код удалён.
codebook-history-none = Пока ничего не делалось.
codebook-history-do = { $what }
codebook-history-undo = Отменено: { $what }
codebook-history-redo = Снова: { $what }
codebook-history-undone = отменено
codebook-history-made = добавлен
codebook-history-removed = удалён
codebook-history-changed = изменён
codebook-history-more = { $count ->
    [one] и ещё { $count } код
    [few] и ещё { $count } кода
   *[other] и ещё { $count } кодов
 }
codebook-history-folded = { $count ->
    [one] { $count } изменение отметок
    [few] { $count } изменения отметок
   *[other] { $count } изменений отметок
 }
codebook-history-codings-made = Добавлено отметок: { $count }.
codebook-history-codings-removed = Убрано отметок: { $count }.
codebook-history-codings-changed = Изменено отметок: { $count }.
codebook-history-older = Раньше
codebook-history-newest = Самые новые
codebook-deeds = Что
codebook-deeds-codes = изменения кодов
codebook-deeds-codings = изменения отметок
codebook-deeds-memos = заметки
codebook-deeds-all = всё
codebook-member = Кто

codebook-deed-add = новый код «{ $code }»
codebook-deed-change = изменение кода «{ $code }»
codebook-deed-move = перемещение кода «{ $code }»
codebook-deed-remove = удаление кода «{ $code }»
codebook-deed-merge = слияние кода «{ $code }» с кодом «{ $into }»
codebook-deed-merge-unused = слияние кода «{ $code }» с другим
codebook-deed-split = { $count ->
    [one] выделение кода «{ $code }» с { $count } цитатой
   *[other] выделение кода «{ $code }» с { $count } цитатами
 }
codebook-deed-split-unseen = выделение кода «{ $code }»
codebook-deed-recode = { $count ->
    [one] перенос { $count } цитаты к коду «{ $code }»
   *[other] перенос { $count } цитат к коду «{ $code }»
 }
codebook-deed-memo = заметка
codebook-deed-coding-apply = отметка кодом «{ $code }»
codebook-deed-coding-remove = снятие отметки «{ $code }»
codebook-deed-coding-recode = замена кода на «{ $code }»
codebook-deed-coding-resize = другие слова для отметки «{ $code }»
codebook-deed-coding-merge = соединение отметок «{ $code }»
codebook-deed-coding-apply-all = { $count ->
    [one] отметка { $count } места кодом «{ $code }»
   *[other] отметка { $count } мест кодом «{ $code }»
 }
codebook-deed-other = другие изменения
