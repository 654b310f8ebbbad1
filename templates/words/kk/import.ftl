# Сырттан келген сауалнамада не дұрыс емес екені.

## Файл тұтасымен

import-file-kind = «{ $file }» файлы сауалнама емес: XLSX, XLS, ODS, CSV, XML, TOML немесе ZIP қажет.
import-file-empty = Файл бос.
import-file-large = Файл { $limit } МБ-тан үлкен. Суреттер мен артық парақтарды алып тастаңыз.
import-file-broken = Файл бүлінген: оны бағдарламада ашып, қайта сақтаңыз.
import-file-password = Файл құпиясөзбен қорғалған. Құпиясөзді алып тастап, қайта сақтаңыз.
import-file-encoding = Файл UTF-8 кодтауында емес. Оны UTF-8 етіп сақтаңыз.
import-zip-bomb = Файл ашқанда тым үлкейіп кетеді ({ $limit } МБ-тан артық немесе өзінен жүз есе үлкен). Ол оқылмайды.
import-zip-entries = Мұрағаттағы файл саны { $limit } шегінен асып кетті.
import-zip-unsupported = Мұрағат шифрланған немесе сирек тәсілмен қысылған. Оны кәдімгі ZIP етіп қайта жасаңыз.
import-workbook-large = Кітап тым үлкен: { $cells } ұяшыққа және { $text } МБ мәтінге дейін оқылады.
import-workbook-blank = Парақтар тым кең: { $limit } ұяшықтан артық орын алады. Бос жолдар мен бағандарды жойыңыз.
import-json = Бұл Saual сақтаған сауалнама емес: { $text }

## CSV

import-csv-encoding = Файл UTF-8-де емес, Windows-1251 (қазақша KZ-1048) деп оқылды. Қазақ әріптерін тексеріңіз; UTF-8 етіп сақтаған дұрыс.
import-csv-unknown-encoding = Файлдың кодтауы белгісіз. «CSV UTF-8» етіп сақтаңыз.

## XML

import-xml-broken = Бұл жерде XML белгілеуі бүлінген.
import-xml-doctype = Файлда құжат түрі (DOCTYPE) жарияланған. Ондай файлдар қауіпті болғандықтан оқылмайды.
import-xml-entity = «&{ $name };» белгісіз: XML-дің бес белгісінен басқасы оқылмайды.
import-xml-deep = Элементтер бір-біріне { $limit } деңгейден терең салынған.
import-xml-attributes = Элементтегі атрибут саны { $limit } шегінен асып кетті.
import-xform-part = Бұл XForm емес: «{ $part }» бөлігі жоқ.
import-xform-output = Кейбір мәтіндерде есептелетін өрнек көрсетіледі; олар тік жақшада өз қалпында қалды. Бөлек «calculate» сұрағын қосып, оның атауын жазыңыз.
import-xml-large = Файлдағы элементтер мен атрибуттардың саны { $limit } шегінен асып кетті.

## Парақтар мен ұяшықтар

import-sheet-behind = { $blank } бос жолдан кейінгі жолдар оқылмады. Қажет болса, бос жолдарды жойыңыз.
import-sheet-long = Парақтағы жол саны { $limit } шегінен асып кетті.
import-heading-behind = { $blank } бос бағаннан кейінгі немесе саны { $limit } шегінен асқан бағандар оқылмады.
import-cell-error = Ұяшықтағы формула қате берді ({ $error }). Формуланы түзетіңіз немесе мәнін жазыңыз.
import-cell-formula = Формуланың нәтижесі файлда сақталмаған. Кітапты ашып, қайта сақтаңыз немесе мәнін жазыңыз.
import-survey-missing = «survey» парағы жоқ: сұрақтар сонда тұруы керек.
import-survey-like = «survey» парағы жоқ. «{ $like }» парағы сол болса, атауын түзетіңіз.
import-sheet-like = Бұл парақ оқылмады. Ол «{ $like }» болса, атауын түзетіңіз.
import-sheet-unread = Saual бұл парақты қолданбайды және сақтамайды.
import-type-column = «type» бағаны жоқ: онда әр сұрақтың түрі жазылады.
import-column-twice = Бұл баған «{ $other }» бағанын қайталайды. Біреуін қалдырыңыз.
import-column-like = Мұндай баған белгісіз. «{ $like }» болуы керек пе еді?
import-row-skipped = Жолдың түрі де, атауы да, мәтіні де жоқ: ол түсініктеме деп есептеліп, оқылмады.
import-row-disabled = Жол өшірілген (disabled), сондықтан оқылмады.
import-settings-row = Баптаулар бір жолдан алынады; бұл жол оқылмады.

## Түрлер мен топтар

import-type-missing = Түрі (type) көрсетілмеген. Мысалы, text, integer немесе select_one тізім.
import-type-unknown = «{ $type }» деген түр жоқ.
import-type-like = «{ $type }» деген түр жоқ. «{ $like }» болуы керек пе еді?
import-type-passed = Saual «{ $type }» түрін сұрамайды және жинамайды; басқа бағдарламалар үшін ғана сақталады.
import-loop = Цикл «{ $list }» тізімінің әр нұсқасына бір топтан, барлығы { $count } топ болып жазылды. Ондағы аттар нұсқаның атынан басталады: «{ $example }_…».
import-loop-list = Цикл қай тізім бойынша жүретінін көрсетіңіз: «begin_loop over тізім» деп жазыңыз.
import-loop-large = Циклдер { $limit } жолдан көп жол береді. Қысқарақ тізім алыңыз немесе «begin_repeat» жазыңыз.
import-group-deep = Топтар бір-біріне { $limit } деңгейден терең салынған.
import-group-end = Мұнда аяқталатын ашық топ жоқ. Бұл жолды жойыңыз немесе басын қосыңыз.
import-group-mismatch = { $row }-жолда «begin_{ $began }» басталған, ал мұнда «end_{ $ended }» тұр. «end_{ $began }» деп жазыңыз.
import-group-open = Бұл топ аяқталмаған. Соңына «end_{ $type }» жолын қосыңыз.
import-group-empty = Топта ештеңе жоқ, сондықтан алынбады.
import-note-empty = Түсіндірменің мәтіні жоқ.

## Атаулар

import-name-missing = Атауы (name) жоқ: деректерде баған осылай аталады.
import-name = «{ $name }» атау бола алмайды: әріптен басталып, әріптер, цифрлар, «_», «-», «.» болсын, бос орын болмасын.
import-name-twice = «{ $name }» атауы { $row }-жолда бар. Бұл жолға басқа атау беріңіз.
import-name-renamed = «{ $name }» атауы бос емес, сондықтан бұл жол «{ $new }» деп аталды.
import-name-marked = «_» таңбасынан басталатын атаулар бағдарламаның өзіне қажет, сондықтан «{ $name }» барлық жерде «{ $new }» деп аталды.
import-name-ambiguous = «{ $name }» атауы бірнеше жолда бар: қайсысы екені белгісіз. Оларды әртүрлі атаңыз.
import-label-missing = Сұрақтың мәтіні (label) жоқ, орнына «{ $name }» атауы көрсетіледі.

## Тізімдер

import-list-missing = Тізімнің атауы жоқ: «select_one тізім» деп жазыңыз.
import-list-unknown = «choices» парағында «{ $list }» тізімі жоқ.
import-list-like = «{ $list }» тізімі жоқ. «{ $like }» болуы керек пе еді?
import-list-taken = «{ $list }» тізімі бұрыннан бар, ал «{ $file }» файлы да солай аталады. Біреуінің атауын өзгертіңіз.
import-choice-name-missing = Жауаптың коды (name) жоқ.
import-choice-list-missing = Тізімнің атауы (list_name) жоқ, сондықтан жол оқылмады.
import-choice-code = «{ $code }» код бола алмайды: 128 байтқа дейін, басқару таңбаларынсыз.
import-choice-twice = «{ $list }» тізімінде «{ $code }» коды екі рет тұр. Біреуін өзгертіңіз немесе баптауларда allow_choice_duplicates = yes деп жазыңыз.
import-choice-label = «{ $code }» жауабының мәтіні жоқ, орнына коды көрсетіледі.
import-or-other-filter = or_other мен choice_filter қатар тұра алмайды. Тізімге «other» кодын өзіңіз қосыңыз.
import-external = Сыртқы тізім кәдімгі тізім ретінде алынды (select_one).
import-file-not-given = «{ $file }» файлы берілмеген. Оны сауалнамамен бірге бір ZIP-ке немесе қалтаға салыңыз.
import-file-ending = «{ $file }» оқылмайды: тізім файлы CSV, XML немесе GeoJSON болуы керек.
import-file-column = «{ $file }» файлының { $row }-жолында «{ $column }» бағаны бос немесе жоқ. Басқа бағанды parameters ішінде value=… деп көрсетіңіз.
import-file-code = «{ $file }» файлының { $row }-жолындағы «{ $code }» код бола алмайды.
import-file-geojson = «{ $file }» GeoJSON емес: «features» тізімі бар FeatureCollection болуы керек.

## Тілдер мен мәтіндер

import-language-guessed = Кейбір мәтіндердің тілі көрсетілмеген, олар { $language ->
    [kk] қазақша
    [ru] орысша
   *[en] ағылшынша
} деп алынды. Бағанды «{ $column }» деп атаңыз.
import-language-none = Сауалнамада қазақша, орысша немесе ағылшынша мәтін жоқ: беттердің өз сөздері ағылшынша болады.
import-title = Сауалнаманың атауы (form_title) жоқ, «{ $title }» деп аталды.

## Сұрақтың мазмұны

import-number = «{ $key }» мәні «{ $value }» болмайды: сан немесе күн (2024-03-09) жазыңыз.
import-parameter = «{ $parameter }» түсініксіз: параметр «атауы=мәні» түрінде жазылады.
import-trigger = Бұл бағанға тек сұрақтар жазылады: ${"{"}a{"}"}, ${"{"}b{"}"}.

## Saual жасамайтын нәрселер

import-encrypted = Saual жауаптарды телефонда шифрламайды. Кілт (public_key) басқа бағдарламалар үшін сақталды.
import-entities = Нысандар (save_to) қолданылмайды және сақталмайды.
import-last-saved = Соңғы сақталған жауап (last-saved#) бастапқы жауап ретінде қолданылмайды; басқа бағдарламалар үшін сақталды.
import-intent = Телефондағы басқа қолданба (ex:) ашылмайды; сұрақ кәдімгідей қойылады.
import-search = search() қолданылмайды: «choices» парағындағы жауаптар көрсетіледі.

## SPSS

import-sav-none = Бұл SPSS файлы емес (.sav не .zsav).
import-sav-description = Бағандардың сипаттамасы { $limit } МБ-тан үлкен.
import-sav-columns = Файлда { $limit } бағаннан көп; ұзын мәтін бірнеше баған болып саналады.
import-sav-cases = Файлда { $limit } жауаптан көп.
import-sav-unpacked = Деректер { $limit } МБ-тан көп орын алады.
import-sav-labels = Ұзын мәтіндердің кейбір белгілері бүлінген, олар оқылмады.
