# Құжаттар: үзінділердің тілі, жауаптардан жасалған құжаттар, жазбалар, бірнеше файл.

papers-save = Сақтау
papers-languages-title = Үзінділердің тілі
papers-languages-lead = Үзіндінің тілі сөздеріне қарап анықталады. Сөзі аз болса, құжаттың тілі алынады. Іздеу мен экран оқитын бағдарламалар соған сүйенеді.
papers-languages-document = Құжаттың тілі
papers-languages-passages = Үзінділердің тілдері
papers-languages-of = { $number }-үзіндінің тілі
papers-languages-as-document = құжаттыкіндей
papers-languages-tell = Бәрін сөздерінен қайта анықтау
papers-languages-tell-hint = Қолмен таңдалғандар осы тізімнің барлық бетінде ауыстырылады.
papers-languages-changed = { $count ->
    [one] Сақталды: { $count } үзіндінің тілі өзгерді.
   *[other] Сақталды: { $count } үзіндінің тілі өзгерді.
 }
