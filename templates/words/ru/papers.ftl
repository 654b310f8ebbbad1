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
