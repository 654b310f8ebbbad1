//! A figure of every kind, in every language, with the answers of the demonstration where it has some.

use crate::coding::REGIONS;
use crate::figure::{
    Axis, Band, Bars, Class, Extent, Figure, Grid, Group, Layout, Likert, Lines, Link, Map, Middle, Network,
    Node, Pie, Place, Plot, Point, Pyramid, Slice, Width,
};
use crate::form::Form;
use crate::language::{Language, Text};
use crate::table::samples::{say, study};
use crate::table::{Columns, Share, words};
use crate::tabulation::{self, By, ClassKind, ColumnKind, Tally, of_question};
use std::sync::LazyLock;

static STUDY: LazyLock<(Form, Columns)> = LazyLock::new(study);

/// What a kind is called, with its figures.
pub(super) fn all(width: Width) -> Vec<(&'static str, Figure)> {
    Language::ALL.into_iter().flat_map(|language| of(language, width)).collect()
}

pub(super) fn of(language: Language, width: Width) -> Vec<(&'static str, Figure)> {
    let one = Of(language);
    let plots = vec![
        ("across", one.bars("reasons", None, Layout::Across)),
        ("across-grouped", one.bars("difficulties", Some("gender"), Layout::Across)),
        ("upright", one.bars("suggestions", None, Layout::Upright)),
        ("upright-grouped", one.bars("satisfaction", Some("sector"), Layout::Upright)),
        ("upright-many", one.many(Layout::Upright)),
        ("stacked", one.bars("region", Some("stay_intention"), Layout::Stacked)),
        ("likert-centred", one.likert(Middle::Centred(2))),
        ("likert-apart", one.likert(Middle::Apart(2))),
        ("pie", one.pie()),
        ("lines", one.lines()),
        ("line", one.line()),
        ("map", one.map()),
        ("pyramid", one.pyramid()),
        ("network", one.network()),
    ];
    plots.into_iter().map(|(name, plot)| (name, one.figure(name, width, plot))).collect()
}

/// Figures with more, longer or fewer of everything than anyone should want.
pub(super) fn hard(width: Width) -> Vec<(&'static str, Figure)> {
    let of = |language| {
        let one = Of(language);
        let plots = vec![
            ("across-many", one.many(Layout::Across)),
            ("upright-many-grouped", one.crowd(7, 3, Layout::Upright)),
            ("across-crowd", one.crowd(5, 9, Layout::Across)),
            ("stacked-crowd", one.crowd(6, 8, Layout::Stacked)),
            ("lines-crowd", one.long_lines()),
            ("network-crowd", one.crowded_network()),
            ("map-few", one.map_of_few()),
            ("map-long", one.map_of_long_values()),
        ];
        plots.into_iter().map(move |(name, plot)| (name, one.figure(name, width, plot)))
    };
    Language::ALL.into_iter().flat_map(of).collect()
}

/// Figures of one language.
#[derive(Clone, Copy)]
pub(super) struct Of(pub(super) Language);

impl Of {
    fn words(self, kk: &str, ru: &str, en: &str) -> String {
        Text::of(kk, ru, en).words(self.0, &Language::ALL).to_owned()
    }

    pub(super) fn percent(self, value: f64) -> String {
        match self.0 {
            Language::Ru => format!("{value:.0}\u{a0}%"),
            Language::Kk | Language::En => format!("{value:.0}%"),
        }
    }

    fn point(self, percent: f64) -> Point {
        Point::new(percent, self.percent(percent))
    }

    pub(super) fn figure(self, id: &str, width: Width, plot: Plot) -> Figure {
        Figure {
            id: format!("figure-{id}"),
            language: self.0,
            caption: self.words(
                "1 сурет – Бағдарламаға қатысушылардың бағалауы өңірлер бойынша",
                "Рисунок 1 – Оценки участников программы по регионам",
                "Figure 1. Assessments of the participants of the programme by region",
            ),
            base: self.words(
                "n = 230, жауап бергендерге шаққанда, %; кесінділер – 95% сенім аралықтары",
                "n = 230, в % от ответивших; отрезки – 95-процентные доверительные интервалы",
                "n = 230, % of those who answered; whiskers show 95% confidence intervals",
            ),
            note: self.words(
                "Ескерту: сауалнама негізінде авторлар құрастырған (синтетикалық деректер)",
                "Примечание: составлено авторами на основе анкетирования (синтетические данные)",
                "Note: compiled by the authors on the basis of the survey (synthetic data)",
            ),
            width,
            plot,
        }
    }

    fn label(self, class: &tabulation::Class) -> String {
        class.label.words(self.0, &Language::ALL, &say(self.0)).text
    }

    fn bars(self, question: &str, by: Option<&str>, layout: Layout) -> Plot {
        let (form, columns) = &*STUDY;
        let say = say(self.0);
        let share = |count: Tally, base: Tally| match Share::new(count.count, base.count) {
            None => Point::missing("–"),
            Some(of) => {
                let (p, n) = (of.percent(), 60.0);
                let half = 196.0 * (p / 100.0 * (1.0 - p / 100.0) / n).sqrt();
                Point::new(p, words::percent(of, &say)).within((p - half).max(0.0), (p + half).min(100.0))
            }
        };
        // The shares of a stacked bar are of a row, so its categories are the columns of a table.
        let stacked = layout == Layout::Stacked;
        let (rows, columns_of) = match by {
            Some(by) if stacked => (by, Some(question)),
            by => (question, by),
        };
        let by = By { question: columns_of, ..By::default() };
        let counted = of_question(form, columns, rows, by).unwrap().counted.unwrap();
        let block = &counted.blocks[0];
        let is_shown = |place: &usize| match columns_of {
            None => true,
            Some(_) => counted.columns[*place].kind == ColumnKind::Class,
        };
        let shown: Vec<usize> = (0..counted.columns.len()).filter(is_shown).collect();
        let stays = |class: &&tabulation::Class| columns_of.is_some() || class.kind != ClassKind::Exclusive;
        let classes: Vec<&tabulation::Class> = block.rows.iter().filter(stays).collect();
        let row_labels: Vec<String> = classes.iter().map(|class| self.label(class)).collect();
        let column_labels: Vec<String> = shown
            .iter()
            .filter_map(|place| counted.columns[*place].classes.first())
            .map(|it| self.label(it))
            .collect();
        let at = |row: usize, column: usize| {
            share(block.cells[row][shown[column]], block.bases[shown[column]].answered)
        };
        let (series, groups) =
            if stacked { (row_labels, column_labels) } else { (column_labels, row_labels) };
        let depth = series.len().max(1);
        let group = |(place, label): (usize, String)| {
            let at = |series| if stacked { at(series, place) } else { at(place, series) };
            Group::new(label, (0..depth).map(at).collect())
        };
        let grid = Grid { groups: groups.into_iter().enumerate().map(group).collect(), series };
        let title =
            self.words("Жауап бергендердің үлесі, %", "Доля ответивших, %", "Share of respondents, %");
        Plot::Bars(Bars { grid, layout, axis: Axis { title, extent: Extent::Hundred } })
    }

    /// Twenty-five categories with long names, of which one is missing, one zero and one a hundred.
    pub(super) fn many(self, layout: Layout) -> Plot {
        let group = |place: usize| {
            let label = REGIONS[place % REGIONS.len()].short.words(self.0, &Language::ALL);
            let point = match place {
                3 => Point::missing("–"),
                4 => self.point(0.0),
                5 => self.point(100.0),
                _ => self.point((place * 37 % 90) as f64 + 4.0),
            };
            Group::new(format!("{label} {}", place + 1), vec![point])
        };
        let grid = Grid { series: Vec::new(), groups: (0..25).map(group).collect() };
        Plot::Bars(Bars { grid, layout, axis: Axis::default() })
    }

    fn likert(self, middle: Middle) -> Plot {
        let series = [
            self.words("Мүлдем келіспеймін", "Совершенно не согласен", "Strongly disagree"),
            self.words("Келіспеймін", "Не согласен", "Disagree"),
            self.words(
                "Бір жағынан келісемін, бір жағынан жоқ",
                "И согласен, и нет",
                "Neither agree nor disagree",
            ),
            self.words("Келісемін", "Согласен", "Agree"),
            self.words("Толық келісемін", "Полностью согласен", "Strongly agree"),
        ];
        let items = [
            (
                self.words(
                    "Әкімдік тұрғын үй мәселесін шешуге көмектеседі",
                    "Акимат помогает решить вопрос с жильём",
                    "The akimat helps with housing",
                ),
                [2.0, 11.0, 20.0, 42.0, 25.0],
            ),
            (
                self.words(
                    "Ауылда интернет жеткілікті",
                    "В селе достаточно интернета",
                    "The village has enough internet",
                ),
                [31.0, 27.0, 22.0, 17.0, 3.0],
            ),
            (
                self.words(
                    "Осында мамандығым бойынша жұмыс істей аламын",
                    "Здесь я могу работать по своей специальности",
                    "I can work in my own speciality here",
                ),
                [0.0, 4.0, 6.0, 30.0, 60.0],
            ),
            (self.words("Ешкім сұралмаған", "Никого не спросили", "Nobody was asked"), [f64::NAN; 5]),
        ];
        let group = |(label, values): &(String, [f64; 5])| {
            let point = |value: &f64| if value.is_nan() { Point::missing("–") } else { self.point(*value) };
            Group::new(label.clone(), values.iter().map(point).collect())
        };
        let grid = Grid { series: series.to_vec(), groups: items.iter().map(group).collect() };
        Plot::Likert(Likert { grid, middle })
    }

    fn pie(self) -> Plot {
        let slice = |label: String, value: f64| Slice { label, point: self.point(value) };
        Plot::Pie(Pie {
            slices: vec![
                slice(self.words("Қалуға ниетті", "Намерен остаться", "Will stay"), 57.0),
                slice(self.words("Қалғысы келмейді", "Не хочет оставаться", "Will leave"), 18.0),
                slice(self.words("Нақты жауап бере алмайды", "Затрудняется ответить", "Unsure"), 22.0),
                slice(self.words("Жауап беруден бас тартты", "Отказ от ответа", "Refused"), 3.0),
                slice(self.words("Сұралған жоқ", "Не задавался", "Not asked"), 0.0),
            ],
        })
    }

    fn lines(self) -> Plot {
        let series = vec![
            self.words("Қаржылай қолдау", "Финансовая поддержка", "Financial support"),
            self.words("Жұмысқа орналасу кепілдігі", "Гарантия трудоустройства", "Guaranteed job"),
            self.words(
                "Ауылда тұруға саналы ниет",
                "Осознанное желание жить в селе",
                "Wish to live in a village",
            ),
        ];
        let values = [
            [61.0, 50.0, 12.0],
            [66.0, 52.0, 11.0],
            [64.0, f64::NAN, 14.0],
            [70.0, 58.0, 18.0],
            [78.0, 61.0, 24.0],
            [81.0, 67.0, 65.0],
        ];
        let group = |(year, values): (i32, &[f64; 3])| {
            let point = |value: &f64| match value.is_nan() {
                true => Point::missing(""),
                false => self.point(*value).within(value - 6.0, value + 6.0),
            };
            Group::new(year.to_string(), values.iter().map(point).collect())
        };
        let grid = Grid { series, groups: (2020..).zip(&values).map(group).collect() };
        let title = self.words("Таңдағандардың үлесі, %", "Доля выбравших, %", "Share who chose it, %");
        Plot::Lines(Lines { grid, axis: Axis { title, extent: Extent::FromZero } })
    }

    fn line(self) -> Plot {
        let group = |month: usize| {
            let value = 180_000.0 + 4_100.0 * (month * month % 17) as f64;
            Group::new(format!("{:02}.2025", month + 1), vec![Point::new(value, String::new())])
        };
        let grid = Grid { series: Vec::new(), groups: (0..12).map(group).collect() };
        let title = self.words("Жалақы, теңге", "Зарплата, тенге", "Salary, tenge");
        Plot::Lines(Lines { grid, axis: Axis { title, extent: Extent::Fitted } })
    }

    pub(super) fn map(self) -> Plot {
        let place = |(place, region): (usize, &crate::coding::Region)| Place {
            region: region.code.to_owned(),
            label: region.short.words(self.0, &Language::ALL).to_owned(),
            point: match place {
                7 => Point::missing("–"),
                _ => self.point((place * 29 % 83) as f64 + 9.0),
            },
        };
        let places = REGIONS.iter().enumerate().map(place).collect();
        let range = |from: f64, to: f64| {
            let last = self.percent(to);
            Class { from, label: format!("{from:.0}–{last}") }
        };
        let classes = vec![
            range(0.0, 19.0),
            range(20.0, 39.0),
            range(40.0, 59.0),
            range(60.0, 79.0),
            range(80.0, 100.0),
        ];
        let missing = self.words("дерек жоқ", "нет данных", "no data");
        Plot::Map(Map::new(places, classes, missing).unwrap())
    }

    fn pyramid(self) -> Plot {
        let ages = ["18–24", "25–29", "30–34", "35–39", "40–44", "45–49", "50–54", "55–59", "60+"];
        let band = |(place, age): (usize, &&str)| Band {
            label: (*age).to_owned(),
            points: [self.point(18.0 - 1.6 * place as f64), self.point(21.0 - 2.3 * place as f64)],
        };
        let sides = [
            self.words("Әйелдер, n = 129", "Женщины, n = 129", "Women, n = 129"),
            self.words("Ерлер, n = 101", "Мужчины, n = 101", "Men, n = 101"),
        ];
        let title =
            self.words("Жыныс бойынша үлесі, %", "Доля среди своего пола, %", "Share of the gender, %");
        let axis = Axis { title, extent: Extent::FromZero };
        Plot::Pyramid(Pyramid { sides, bands: ages.iter().enumerate().map(band).collect(), axis })
    }

    fn network(self) -> Plot {
        let labels = [
            ("Қаржылай қолдау", "Финансовая поддержка", "Financial support", 41),
            ("Тұрғын үй", "Жильё", "Housing", 33),
            ("Инфрақұрылым", "Инфраструктура", "Infrastructure", 28),
            ("Жергілікті биліктің қолдауы", "Поддержка местной власти", "Support of local authorities", 19),
            ("Әлеуметтік оқшаулану", "Социальная изоляция", "Social isolation", 17),
            ("Отбасы", "Семья", "Family", 15),
            (
                "Кәсіби даму мүмкіндіктері",
                "Возможности профессионального роста",
                "Professional development",
                12,
            ),
            ("Қалаға кету ниеті", "Намерение уехать в город", "Intention to leave for the city", 9),
            ("Тәлімгерлік", "Наставничество", "Mentoring", 7),
            ("Жалақы", "Зарплата", "Pay", 22),
        ];
        let node = |(kk, ru, en, count): &(&str, &str, &str, i32)| Node {
            label: self.words(kk, ru, en),
            point: Point::new(f64::from(*count), count.to_string()),
        };
        let links = [
            (0, 1, 14),
            (0, 9, 11),
            (1, 2, 9),
            (2, 4, 8),
            (3, 1, 6),
            (4, 7, 7),
            (5, 1, 5),
            (6, 8, 4),
            (7, 9, 3),
            (2, 3, 5),
            (4, 5, 2),
            (0, 7, 1),
        ];
        let link = |(one, other, count): (usize, usize, i32)| Link {
            ends: [one, other],
            point: Point::new(f64::from(count), count.to_string()),
        };
        let unit = self.words(
            "Бірге кездескен үзінділер:",
            "Фрагменты с обоими кодами:",
            "Passages with both codes:",
        );
        Plot::Network(
            Network::new(labels.iter().map(node).collect(), links.map(link).to_vec(), unit).unwrap(),
        )
    }

    fn long_name(self, place: usize) -> String {
        let difficulties = ["infrastructure", "local_authority_support", "social_isolation", "low_pay"];
        let (form, _) = &*STUDY;
        let choices = form.question("difficulties").unwrap().choices();
        let choice = choices.iter().find(|choice| choice.code.as_str() == difficulties[place % 4]).unwrap();
        format!("{} {}", choice.label.words(self.0, &Language::ALL), place + 1)
    }

    fn crowd(self, groups: usize, depth: usize, layout: Layout) -> Plot {
        let share = |group: usize, series: usize| match layout {
            Layout::Stacked => {
                100.0 * (1 + (group * series + series) % 9) as f64
                    / (0..depth).map(|series| (1 + (group * series + series) % 9) as f64).sum::<f64>()
            }
            _ => ((group * 31 + series * 17) % 101) as f64,
        };
        let group = |group: usize| {
            let points = (0..depth).map(|series| self.point(share(group, series)));
            Group::new(self.long_name(group), points.collect())
        };
        let grid = Grid {
            series: (0..depth).map(|series| self.long_name(series + 1)).collect(),
            groups: (0..groups).map(group).collect(),
        };
        Plot::Bars(Bars { grid, layout, axis: Axis::default() })
    }

    fn long_lines(self) -> Plot {
        let group = |day: usize| {
            let value = |series: usize| ((day * (series + 2) + series * 13) % 70) as f64;
            Group::new(
                format!("{:02}.03.2026", day + 1),
                (0..8).map(|series| self.point(value(series))).collect(),
            )
        };
        let series = (0..8).map(|series| self.long_name(series)).collect();
        let grid = Grid { series, groups: (0..31).map(group).collect() };
        Plot::Lines(Lines { grid, axis: Axis { title: self.long_name(0), extent: Extent::FromZero } })
    }

    fn crowded_network(self) -> Plot {
        let node = |place: usize| Node {
            label: self.long_name(place),
            point: Point::new((place % 7) as f64, (place % 7).to_string()),
        };
        let link = |place: usize| Link {
            ends: [place, (place * 7 + 1) % 26],
            point: Point::new((place % 5) as f64, (place % 5).to_string()),
        };
        let links = (0..26).filter(|place| *place != (place * 7 + 1) % 26).map(link).collect();
        Plot::Network(Network::new((0..26).map(node).collect(), links, self.long_name(0)).unwrap())
    }

    /// Salaries with their decimals, which are wider than the smaller regions.
    fn map_of_long_values(self) -> Plot {
        let Plot::Map(map) = self.map() else { panic!() };
        let mut places = map.places().to_vec();
        for (place, of) in places.iter_mut().enumerate() {
            let value = 281_000.5 + place as f64 * 1_234.0;
            of.point = Point::new(value, crate::table::words::decimal(value, 2, self.0));
        }
        let classes = vec![Class { from: 0.0, label: "281 000–304 446".to_owned() }];
        Plot::Map(Map::new(places, classes, String::new()).unwrap())
    }

    fn map_of_few(self) -> Plot {
        let Plot::Map(map) = self.map() else { panic!() };
        let places = map.places()[..4].to_vec();
        let classes = vec![
            Class { from: 0.0, label: "0–49".to_owned() },
            Class { from: 50.0, label: "50–100".to_owned() },
        ];
        Plot::Map(Map::new(places, classes, self.words("дерек жоқ", "нет данных", "no data")).unwrap())
    }
}
