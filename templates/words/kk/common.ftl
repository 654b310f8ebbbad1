# Көп бетте тұратын сөздер.

common-skip = Мазмұнға өту
common-languages = Тіл
common-studies = Барлық зерттеу
common-account = Менің тіркелгім
common-sign-out = Шығу
common-study = Зерттеу бөлімдері
common-pages = Тізім беттері
common-page = { $number }-бет
common-previous = Алдыңғы
common-next = Келесі
common-page-of = { $pages } беттің { $page }-беті

common-nav-overview = Шолу
common-nav-form = Сауалнама
common-nav-design = Құрастыру
common-nav-responses = Жауаптар
common-nav-tables = Кестелер
common-nav-documents = Сұхбаттар
common-nav-codebook = Кодтар кітабы
common-nav-quotes = Дәйексөздер
common-nav-search = Іздеу
common-nav-teamwork = Бірлескен кодтау
common-nav-team = Топ
common-part-survey = Дерек жинау
common-part-coding = Кодтау
common-part-analysis = Талдау
common-size-mb = { $size } МБ
common-size-kb = { $size } КБ
