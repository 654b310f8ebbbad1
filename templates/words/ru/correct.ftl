# Исправления: текст, его версии и место отметок после них.

correct-title = Исправить текст
correct-lead = Прежде чем исправление сохранится, Вы увидите, что станет с отметками. Все прежние версии остаются.
correct-gathers = Этот документ собран из ответов на анкету: исправляйте сам ответ, а не текст.
correct-ways = Текст документа
correct-way-document = К документу
correct-way-correct = Исправить текст
correct-way-versions = Версии
correct-way-anchors = Отметки на проверку
correct-passages = Фрагменты
correct-all-passages = Все фрагменты
correct-whole-link = Исправить весь текст сразу
correct-do = Исправить
correct-passage = Фрагмент { $number }
correct-passage-title = Исправить фрагмент { $number }
correct-speaker = Кто говорит
correct-time = Время
correct-words = Слова
correct-words-hint = Пустая строка начинает новый фрагмент: так можно разделить длинный. Если стереть все слова, фрагмента не станет.
correct-look = Посмотреть, что изменится
correct-join = Присоединить к предыдущему
correct-previous = Предыдущий фрагмент
correct-next = Следующий фрагмент
correct-whole = Весь текст
correct-whole-hint = Строка, которая начинается с имени и двоеточия или со времени в скобках, начинает фрагмент; пустая строка кончает абзац.
correct-speakers = Говорящие
correct-speakers-hint = Имя меняется во всём тексте.
correct-rename-from = Сейчас
correct-rename-to = Новое имя
correct-unfit-missing = Такого фрагмента или говорящего больше нет: обновите страницу и попробуйте ещё раз.
correct-unfit-speaker = «{ $label }» не читается как имя говорящего. Имя начинается с буквы, не длиннее 40 знаков, без двоеточия и знаков предложения.
correct-unfit-time = «{ $time }» — не время. Запишите его как 12:30 или 1:02:30.
correct-nothing = Ничего не изменено.
correct-forgotten = С тех пор как Вы открыли этот текст, имена в нём заменены. Набранное Вами сохранилось здесь: прежде чем сохранять, сравните его с нынешним текстом.
correct-look-changed = Это не то, что Вы смотрели: текст или отметки изменились. Прежде чем сохранять, посмотрите ещё раз.
correct-note-long = В пояснении не больше { $most } знаков.
correct-undo-lost = С тех пор текст исправлен, и этих слов в нём больше нет: этот шаг отменить нельзя.
correct-look-title = Просмотр исправления
correct-look-lead = Пока ничего не сохранено.
correct-count-unmoved = Осталось на месте
correct-count-moved = Те же слова, другое место
correct-count-changed = Слова изменились
correct-count-lost = Слова не найдены
correct-count-found = Слова снова нашлись
correct-unseen = Отметки других кодировщиков тоже остаются при своих словах: что изменится, проверят они сами.
correct-lost = Отметки, слова которых не найдены
correct-lost-lead = Они не удаляются: они ждут в списке «Отметки на проверку», пока кто-нибудь не укажет им место или не подтвердит, что их больше нет.
correct-changed = Отметки, слова которых изменились
correct-found = Отметки, слова которых снова нашлись
correct-moved = { $count ->
    [one] { $count } отметка с теми же словами в другом месте
    [few] { $count } отметки с теми же словами в другом месте
   *[other] { $count } отметок с теми же словами в другом месте
 }
correct-candidates = { $count ->
    [0] похожих мест нет
    [one] есть { $count } похожее место
    [few] есть { $count } похожих места
   *[other] похожих мест: { $count }
 }
correct-more-codings = { $count ->
    [one] Ещё { $count } отметка не показана.
    [few] Ещё { $count } отметки не показаны.
   *[other] Ещё { $count } отметок не показано.
 }
correct-more-places = { $count ->
    [one] Изменено ещё { $count } место.
    [few] Изменено ещё { $count } места.
   *[other] Изменено ещё { $count } мест.
 }
correct-text-changes = Изменения в тексте
correct-note = Почему исправлено
correct-note-hint = Например: «сверено с записью». Необязательно.
correct-confirm-now = Изменившиеся слова просмотрены, коды верны
correct-text-again = Исправить текст ещё
correct-look-again = Посмотреть ещё раз
correct-keep = Сохранить исправление
correct-leave = Выйти без сохранения
correct-done = Сохранено: это версия { $number } документа.
correct-stale-title = Тем временем текст исправил кто-то другой
correct-stale-lead = То, что Вы написали, не потеряно: оно ниже. Пока ничего не сохранено.
correct-stale-theirs = Что изменили другие
correct-stale-mine = Что изменили Вы
correct-stale-merged = Соединить оба исправления
correct-stale-merged-lead = Исправления касаются разных мест, их можно соединить.
correct-stale-merge = Соединить и посмотреть
correct-stale-text = Ваш текст
correct-stale-both = Одно и то же место исправлено по-разному: решите сами, что верно.
correct-stale-text-hint = Если сохранить этот текст, он заменит их исправление: сначала Вы увидите отличия от новой версии.
correct-stale-look = Посмотреть отличия от новой версии
correct-somebody = неизвестно кто
correct-version = Версия { $number }
correct-version-now = нынешняя
correct-version-changes-of = Что изменилось в версии { $number }
correct-versions-title = Версии текста
correct-all-versions = Все версии
correct-back-to = Вернуться к версии { $number }
correct-back-note = Возвращение к версии { $number }
correct-compare = Сравнить
correct-compare-with = с версией
correct-compare-do = Показать отличия
correct-difference = Отличия: { $from } → { $to }
correct-difference-none = Тексты одинаковы.
correct-anchors-title = Отметки на проверку
correct-anchors-none = Проверять нечего: все отметки на своих местах.
correct-anchors-lead = После исправления слова этих отметок изменились или не нашлись. Подтвердите, что код верен, или укажите новое место.
correct-confirm-all = { $count ->
    [one] Подтвердить { $count } изменившуюся
    [few] Подтвердить все { $count } изменившиеся
   *[other] Подтвердить все { $count } изменившихся
 }
correct-confirm = Верно
correct-confirmed = { $count ->
    [one] Подтверждена { $count } отметка.
    [few] Подтверждены { $count } отметки.
   *[other] Подтверждено { $count } отметок.
 }
correct-is-changed = Слова изменились:
correct-is-lost = Слова не найдены:
correct-stood = Где они стояли:
correct-stood-forgotten = Где они стояли, больше не хранится: с тех пор в тексте заменены имена.
correct-candidates-legend = Может быть, здесь?
correct-likeness = сходство { $percent } %
correct-place-words = Или напишите слова из текста
correct-place-words-hint = Эти слова должны стоять в тексте один раз.
correct-place = Поставить сюда
correct-let-go = Убрать эту отметку
correct-place-nothing = Выберите место или напишите слова.
correct-place-none = Таких слов в тексте нет.
correct-place-many = { $count ->
    [one] Эти слова стоят в тексте { $count } раз: напишите больше слов.
    [few] Эти слова стоят в тексте { $count } раза: напишите больше слов.
   *[other] Эти слова стоят в тексте { $count } раз: напишите больше слов.
 }
correct-placed = Отметка поставлена на новое место.
correct-gone = Отметка убрана.
correct-open = Показать в тексте
correct-not-yours = Это отметка другого кодировщика: её проверит он сам или исследователь.
coding-deed-correct = Исправлен текст
coding-deed-place = Отметка поставлена на новое место
coding-deed-let-go = Убрана отметка, слова которой не нашлись
