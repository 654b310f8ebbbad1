# Сауалнаманың екі нұсқасының айырмасы және ол туралы мәлімденгені.

change-place = { $kind ->
    [form] Сауалнама
    [page] «{ $name }» беті
    [page-number] { $name }-бет
    [group] { $name } тобы
    [note] «{ $name }» бетіндегі мәтін
    [note-number] { $name }-беттегі мәтін
    [list] { $name } тізімі
   *[question] { $name }
}
change-yes = иә
change-no = жоқ
change-rows = { $count } жол
change-page = { $number }-бет
change-stand-page = { $titled ->
    [yes] «{ $page }» бетінде
   *[no] { $page }-бетте
}
change-stand-group = { $titled ->
    [yes] «{ $page }» бетіндегі { $group } тобында
   *[no] { $page }-беттегі { $group } тобында
}
change-stand-repeat = { $titled ->
    [yes] «{ $page }» бетіндегі { $group } тобының әр жолында
   *[no] { $page }-беттегі { $group } тобының әр жолында
}

change-added = Жаңадан қосылды
change-hidden = Енді сұралмайды
change-renamed = Атауы өзгерді
change-moved = Орны ауысты
change-kind = Жауап түрі өзгерді
change-languages = Тілдер
change-text = { $part ->
    [title] Тақырып
    [label] Сұрақ
    [short] Қысқа атауы
    [hint] Түсініктеме
    [guidance] Сұхбат жүргізушіге нұсқау
    [required-message] Жауап берілмегенде айтылатын сөз
    [constraint-message] Жауап сәйкес келмегенде айтылатын сөз
   *[note] Мәтін
}, { $language ->
    [kk] қазақша
    [ru] орысша
    [en] ағылшынша
   *[other] басқа тілде
}
change-rule = { $rule ->
    [required] Жауап беру міндетті
    [relevant] Қай жағдайда сұралады
    [constraint] Жауапқа қойылатын шарт
    [limits] Шектері
    [calculation] Қалай есептеледі
    [choice-filter] Қай нұсқалар ұсынылады
    [dont-know] «Білмеймін» ұсынылады
    [refuse] «Жауап бергім келмейді» ұсынылады
    [count] Жол саны
    [default] Әдепкі жауап
    [read-only] Тек көрсетіледі
    [appearance] Көрінісі
    [media] Сурет, дыбыс, бейне
   *[other] Басқа баптаулар
}
change-choice-added = Жаңа жауап нұсқасы: { $code }
change-choice-gone = { $code } жауап нұсқасы алынды
change-choice-recoded = Жауап нұсқасының коды өзгерді: { $code }
change-choice-text = { $code } жауап нұсқасы, { $language ->
    [kk] қазақша
    [ru] орысша
    [en] ағылшынша
   *[other] басқа тілде
}
change-choice-rule = { $code } жауап нұсқасы: басқа баптаулар
change-choice-order = Жауап нұсқаларының реті

change-severity-harmless = жауаптарға әсер етпейді
change-severity-notable = абайлап салыстыру керек
change-severity-undeclared = мәлімдеу керек

## Мәлімдеменің қатесі

declare-syntax = Мәлімдеменің { $line }-жолы оқылмайды: { $text }
declare-rename-unknown = { $from } → { $to }: алдыңғы нұсқада «{ $from }» деген сұрақ жоқ.
declare-rename-still = { $from } → { $to }: «{ $from }» сұрағы жаңа нұсқада да бар.
declare-rename-missing = { $from } → { $to }: жаңа нұсқада «{ $to }» деген сұрақ жоқ.
declare-rename-taken = { $from } → { $to }: «{ $to }» сұрағы алдыңғы нұсқада да болған.
declare-rename-retired = { $from } → { $to }: «{ $to }» сұрағы бұдан да ескі нұсқада болған. Бұрын қолданылмаған атау алыңыз.
declare-rename-twice = { $from } → { $to }: әр атауды бір рет қана өзгертуге болады.
declare-removed-unknown = Алдыңғы нұсқада алып тастайтын «{ $name }» деген сұрақ жоқ.
declare-removed-still = «{ $name }» алынды деп мәлімделген, бірақ ол жаңа нұсқада да бар.
declare-removed-renamed = «{ $name }» сұрағын бірден алып тастап, атауын да өзгертуге болмайды.
declare-kind-unknown = Жаңа нұсқада «{ $name }» деген сұрақ жоқ.
declare-recode-question = { $question }: { $from } → { $to }: бұл екі нұсқада да жауап нұсқалары бар сұрақ емес.
declare-recode-from = { $question }: { $from } → { $to }: алдыңғы нұсқада «{ $from }» жауап нұсқасы жоқ.
declare-recode-to = { $question }: { $from } → { $to }: жаңа нұсқада «{ $to }» жауап нұсқасы жоқ.
declare-recode-twice = { $question }: { $from } → { $to }: әр кодты бір рет қана өзгертуге болады.
declare-dropped-question = { $question }: бұл екі нұсқада да жауап нұсқалары бар сұрақ емес.
declare-dropped-unknown = { $question }: алдыңғы нұсқада «{ $code }» жауап нұсқасы жоқ.
declare-dropped-still = { $question }: «{ $code }» алынды деп мәлімделген, бірақ ол жаңа нұсқада да бар.
declare-dropped-recoded = { $question }: «{ $code }» нұсқасын бірден алып тастап, кодын да өзгертуге болмайды.
