# Құжаттар, кодтар және дәйексөздер.

coding-fault-encoding = Файлдың кодтамасы танылмады. Оны UTF-8 мәтіні етіп сақтаңыз.
coding-fault-control = { $line }-жолда мәтінге жатпайтын таңбалар бар.
coding-fault-empty = Онда мәтін жоқ.
coding-fault-long = Құжат { $most } таңбадан аспауы керек.
coding-fault-docx = Бұл оқуға болатын Word құжаты (.docx) емес.
coding-code-nameless = Кодқа кемінде бір тілде атау керек.
coding-code-double = Қасында дәл осындай атаулы код бар.
coding-code-cycle = Код өзінің астында тұра алмайды.
coding-code-unknown = Мұндай код енді жоқ.
coding-role-participant = қатысушы
coding-role-official = әкімдік өкілі
coding-role-expert = сарапшы
coding-citation-age = { $age } жаста
