# Конструктор анкеты.

## Почему что-то не получается

design-refused-gone = «{ $name }» уже нет в анкете.
design-refused-name-taken = Имя «{ $name }» уже занято.
design-refused-neighbours = В группу можно объединить только вопросы, которые стоят рядом.
design-refused-inside-itself = Группа не может стоять внутри самой себя.
design-refused-unnamed = Нельзя вставить то, у чего нет имени.
design-refused-kind = Вопрос может стать только вопросом другого вида.
design-refused-field = Здесь нельзя задать «{ $field }».
design-refused-number = «{ $value }» — не число.
design-refused-whole = «{ $value }» — не целое число.
design-refused-day = «{ $value }» — не дата; пишите так: 2024-03-09.
design-refused-step = Шаг должен быть больше нуля.
design-refused-long = Слишком длинно: помещается не больше { $limit }.
design-refused-large = Слишком много за один раз.
design-refused-deep = Слишком много групп одна в другой: предел { $limit }.
design-refused-shared = Эти варианты — из списка «{ $list }», общего для нескольких вопросов.
