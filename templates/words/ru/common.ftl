# То, что стоит на многих страницах.

common-skip = Перейти к содержанию
common-languages = Язык
common-studies = Все исследования
common-account = Моя учётная запись
common-sign-out = Выйти
common-study = Разделы исследования
common-pages = Страницы списка
common-page = Страница { $number }
common-previous = Назад
common-next = Дальше
common-page-of = Страница { $page } из { $pages }

common-nav-overview = Обзор
common-nav-form = Анкета
common-nav-design = Конструктор
common-nav-responses = Ответы
common-nav-tables = Таблицы
common-nav-documents = Интервью
common-nav-codebook = Книга кодов
common-nav-quotes = Цитаты
common-nav-search = Поиск
common-nav-teamwork = Совместная работа
common-nav-team = Команда
common-part-survey = Сбор данных
common-part-coding = Кодирование
common-part-analysis = Анализ
common-size-mb = { $size } МБ
common-size-kb = { $size } КБ
