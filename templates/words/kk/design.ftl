# Сауалнама құрастырғыш.

## Неге бір нәрсе істелмеді

design-refused-gone = «{ $name }» сауалнамада енді жоқ.
design-refused-name-taken = «{ $name }» деген атау бос емес.
design-refused-neighbours = Топқа тек қатар тұрған сұрақтарды біріктіруге болады.
design-refused-inside-itself = Топ өзінің ішінде тұра алмайды.
design-refused-unnamed = Атауы жоқ нәрсені қоюға болмайды.
design-refused-kind = Сұрақ тек басқа түрдегі сұраққа айнала алады.
design-refused-field = Мұнда «{ $field }» баптауы жоқ.
design-refused-number = «{ $value }» – сан емес.
design-refused-whole = «{ $value }» – бүтін сан емес.
design-refused-day = «{ $value }» – күн емес; былай жазыңыз: 2024-03-09.
design-refused-step = Қадам нөлден үлкен болуы керек.
design-refused-long = Тым ұзын: ең көбі { $limit }.
design-refused-large = Бір жолға тым көп.
design-refused-deep = Бірінің ішінде бірі тұрған топ тым көп: шегі – { $limit }.
design-refused-shared = Бұл нұсқалар бірнеше сұраққа ортақ «{ $list }» тізімінен алынған.
