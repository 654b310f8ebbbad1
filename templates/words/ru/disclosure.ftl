# Малые ячейки таблиц.

disclosure-shape = Ячейки таблицы не образуют полных строк и столбцов.
disclosure-too-large = Числа в таблице слишком велики для суммы.

## Что публикуется

publication-nav = Публикация
publication-title = Что можно публиковать
publication-lead = Файлы таблиц и рисунков, где посчитано слишком мало людей, не выдаются, чтобы никого нельзя было узнать. На страницах команда видит таблицы как прежде.
publication-least = Наименьшее число, которое можно публиковать
publication-least-note = Ненулевые числа меньше этого не выдаются; обычно { $usual }. Пусто – без правила.
publication-save = Сохранить
publication-saved = Правило сохранено.
publication-rule-malformed = Наименьшее число – целое, не больше { $most }.
publication-log = Выдано владельцами
publication-log-none = Ничего вопреки правилу не выдавалось.
publication-when = Когда
publication-who = Кто
publication-what = Таблица и рецепт
publication-cells = Ячейки
publication-cells-under = { $count } меньше { $least }
publication-reason = Причина
publication-refused-title = Не выдано
publication-refused = В файле есть числа меньше { $least }, которые это исследование не публикует: по ним можно узнать отдельных людей.
publication-hide = Скачать, скрыв малые числа
publication-more = { $count ->
    [one] и ещё { $count } ячейка
    [few] и ещё { $count } ячейки
   *[many] и ещё { $count } ячеек
}
publication-let-out = Всё равно выдать
publication-let-out-note = Вы владелец исследования. Выданное записывается с вашим именем и причиной; это видят все владельцы.
publication-let-out-button = Скачать как есть
publication-owners = Выдать как есть может только владелец исследования.
publication-owners-only = Выдать то, что запрещено правилом, может только владелец исследования.
publication-reason-missing = Укажите, почему это нужно выдать.
publication-reason-long = Причина длиннее { $most } знаков.
publication-not-chosen = не выбрали
publication-left-out = ни в одном столбце
