//! How results are said in the note of a table: `χ²(4, n = 230) = 9.52, p = .049, Cramér’s V = .14`.
//!
//! Two digits behind the decimal sign, three of a probability, as the APA manual (7th ed., §6.36) asks. In
//! English what cannot be beyond 1 has no nought before the point; Kazakh and Russian keep it.

use super::{
    Adjustment, Anova, Center, Confidence, Contingency, Fisher, Interval, KruskalWallis, MannWhitney,
    MeanTest, Moments, Pearson, Ratio, ShareInterval, Spearman, TTest, TwoMeans, Undefined,
};
use crate::language::Language;
use crate::message::Message;
use crate::table::words::decimal;

/// A number as print has it.
fn number(value: f64, language: Language) -> String {
    decimal(value, 2, language)
}

/// Degrees of freedom: whole, or as Welch's are.
fn degrees(df: f64, language: Language) -> String {
    decimal(df, if df.fract() == 0.0 { 0 } else { 2 }, language)
}

/// A number that cannot be beyond 1.
fn bounded(value: f64, digits: u8, language: Language) -> String {
    let shown = decimal(value, digits, language);
    match (language, shown.split_once('0')) {
        (Language::En, Some((sign @ ("" | "−"), fraction))) if fraction.starts_with('.') => {
            format!("{sign}{fraction}")
        }
        _ => shown,
    }
}

/// `p = .049`, `p < .001`.
fn probability(p: f64, language: Language) -> String {
    if p < 0.001 {
        return format!("p < {}", bounded(0.001, 3, language));
    }
    if p >= 0.9995 {
        return format!("p > {}", bounded(0.999, 3, language));
    }
    format!("p = {}", bounded(p, 3, language))
}

/// `[0.05, 0.21]`; with a decimal comma `[0,05; 0,21]`.
fn between(low: &str, high: &str, language: Language) -> String {
    let separator = if language == Language::En { "," } else { ";" };
    format!("[{low}{separator} {high}]")
}

fn percent(confidence: Confidence, language: Language) -> String {
    let percent = confidence.level() * 100.0;
    decimal(percent, if (percent - percent.round()).abs() < 1e-9 { 0 } else { 1 }, language)
}

fn with_interval(message: Message, shown: String, confidence: Confidence, language: Language) -> Message {
    message.with("level", percent(confidence, language)).with("interval", shown)
}

fn of_numbers(interval: Interval, language: Language) -> String {
    between(&number(interval.low, language), &number(interval.high, language), language)
}

impl Contingency {
    /// χ² with Cramér V, then what is to be known of it: empty rows and columns, low expected counts.
    #[must_use]
    pub fn notes(&self, language: Language) -> Vec<Message> {
        let test = Message::new("statistics-chi-square")
            .with("df", degrees(self.chi_square.df, language))
            .with("n", decimal(self.n as f64, 0, language))
            .with("value", number(self.chi_square.statistic, language))
            .with("p", probability(self.chi_square.p, language))
            .with("v", bounded(self.cramer_v, 2, language));
        let mut notes = vec![test];
        let empty = self.empty_rows.len() + self.empty_columns.len();
        if empty > 0 {
            notes.push(Message::new("statistics-empty").with("count", empty));
        }
        if self.has_low_expected() {
            let note = Message::new("statistics-low-expected")
                .with("count", self.below_five)
                .with("cells", self.cells)
                .with("least", number(self.least_expected, language));
            notes.push(note);
        }
        notes
    }

    /// χ² with Yates' correction, of a 2×2 table.
    #[must_use]
    pub fn yates_note(&self, language: Language) -> Option<Message> {
        let yates = self.yates?;
        let note = Message::new("statistics-yates")
            .with("value", number(yates.statistic, language))
            .with("p", probability(yates.p, language));
        Some(note)
    }

    /// The likelihood ratio.
    #[must_use]
    pub fn likelihood_note(&self, language: Language) -> Message {
        Message::new("statistics-likelihood-ratio")
            .with("df", degrees(self.likelihood_ratio.df, language))
            .with("value", number(self.likelihood_ratio.statistic, language))
            .with("p", probability(self.likelihood_ratio.p, language))
    }
}

impl Fisher {
    /// The probability and the conditional odds ratio with its interval.
    #[must_use]
    pub fn note(&self, confidence: Confidence, language: Language) -> Message {
        let shown =
            |value: Option<f64>| value.map_or_else(|| "∞".to_owned(), |value| number(value, language));
        let ratio = self.conditional;
        let interval = between(&number(ratio.low, language), &shown(ratio.high), language);
        let note = Message::new("statistics-fisher")
            .with("p", probability(self.p, language))
            .with("ratio", shown(ratio.value));
        with_interval(note, interval, confidence, language)
    }
}

impl Moments {
    /// The mean, its spread and its interval; of one number there is neither.
    #[must_use]
    pub fn note(&self, confidence: Confidence, language: Language) -> Option<Message> {
        let note = Message::new("statistics-mean")
            .with("mean", number(self.mean, language))
            .with("sd", number(self.sd().ok()?, language));
        let interval = of_numbers(self.interval(confidence).ok()?, language);
        Some(with_interval(note, interval, confidence, language))
    }
}

impl TwoMeans {
    /// Welch's test.
    #[must_use]
    pub fn welch_note(&self, confidence: Confidence, language: Language) -> Message {
        self.note("statistics-welch", &self.welch, confidence, language)
    }

    /// Student's test.
    #[must_use]
    pub fn student_note(&self, confidence: Confidence, language: Language) -> Message {
        self.note("statistics-student", &self.student, confidence, language)
    }

    fn note(&self, key: &str, test: &TTest, confidence: Confidence, language: Language) -> Message {
        let note = Message::new(key)
            .with("df", degrees(test.df, language))
            .with("value", number(test.t, language))
            .with("p", probability(test.p, language))
            .with("difference", number(test.difference, language))
            .with("d", number(self.cohen_d, language));
        with_interval(note, of_numbers(test.interval, language), confidence, language)
    }
}

impl Anova {
    /// F with the share of the squares that lies between groups.
    #[must_use]
    pub fn note(&self, language: Language) -> Message {
        self.test
            .fill(Message::new("statistics-anova"), language)
            .with("eta", bounded(self.eta_squared, 2, language))
            .with("omega", bounded(self.omega_squared, 2, language))
    }
}

impl Ratio {
    /// As the F of Welch's analysis of variance.
    #[must_use]
    pub fn welch_note(&self, language: Language) -> Message {
        self.fill(Message::new("statistics-welch-anova"), language)
    }

    /// As the F of a test of spreads from such a center.
    #[must_use]
    pub fn spread_note(&self, center: Center, language: Language) -> Message {
        let key = match center {
            Center::Mean => "statistics-levene",
            Center::Median => "statistics-brown-forsythe",
        };
        self.fill(Message::new(key), language)
    }

    fn fill(&self, message: Message, language: Language) -> Message {
        message
            .with("df1", degrees(self.df1, language))
            .with("df2", degrees(self.df2, language))
            .with("value", number(self.f, language))
            .with("p", probability(self.p, language))
    }
}

impl MannWhitney {
    /// U with z, or without where the probability is exact.
    #[must_use]
    pub fn note(&self, language: Language) -> Message {
        let key =
            if self.exact_p.is_some() { "statistics-mann-whitney-exact" } else { "statistics-mann-whitney" };
        let note = Message::new(key)
            .with("value", decimal(self.u, if self.u.fract() == 0.0 { 0 } else { 1 }, language))
            .with("p", probability(self.p, language))
            .with("r", bounded(self.rank_biserial, 2, language));
        if self.exact_p.is_some() { note } else { note.with("z", number(self.z, language)) }
    }
}

impl KruskalWallis {
    /// H with ε².
    #[must_use]
    pub fn note(&self, language: Language) -> Message {
        Message::new("statistics-kruskal-wallis")
            .with("df", degrees(self.h.df, language))
            .with("value", number(self.h.statistic, language))
            .with("p", probability(self.h.p, language))
            .with("epsilon", bounded(self.epsilon_squared, 2, language))
    }
}

impl Pearson {
    /// r with its interval, where there is one.
    #[must_use]
    pub fn note(&self, confidence: Confidence, language: Language) -> Message {
        let fill = |key| {
            Message::new(key)
                .with("df", degrees(self.df, language))
                .with("value", bounded(self.r, 2, language))
                .with("p", probability(self.p, language))
        };
        let Some(interval) = self.interval else { return fill("statistics-pearson") };
        let [low, high] = [interval.low, interval.high].map(|limit| bounded(limit, 2, language));
        let shown = between(&low, &high, language);
        with_interval(fill("statistics-pearson-interval"), shown, confidence, language)
    }
}

impl Spearman {
    /// ρ with its probability: the exact one where there is one.
    #[must_use]
    pub fn note(&self, language: Language) -> Message {
        Message::new("statistics-spearman")
            .with("df", degrees(self.df, language))
            .with("value", bounded(self.rho, 2, language))
            .with("p", probability(self.exact_p.unwrap_or(self.p), language))
    }
}

impl ShareInterval {
    /// By what method the intervals of a table are made.
    #[must_use]
    pub fn note(self, confidence: Confidence, language: Language) -> Message {
        let key = match self {
            Self::Wilson => "statistics-interval-wilson",
            Self::ClopperPearson => "statistics-interval-clopper-pearson",
            Self::AgrestiCoull => "statistics-interval-agresti-coull",
        };
        Message::new(key).with("level", percent(confidence, language))
    }
}

impl Adjustment {
    /// What letters under shares mean.
    #[must_use]
    pub fn share_letters_notes(self, confidence: Confidence, language: Language) -> Vec<Message> {
        self.notes("statistics-letters-shares", confidence, language)
    }

    /// What letters under means mean.
    #[must_use]
    pub fn mean_letters_notes(
        self,
        by: MeanTest,
        confidence: Confidence,
        language: Language,
    ) -> Vec<Message> {
        let key = match by {
            MeanTest::Welch => "statistics-letters-means-welch",
            MeanTest::Pooled => "statistics-letters-means-pooled",
        };
        self.notes(key, confidence, language)
    }

    fn notes(self, key: &str, confidence: Confidence, language: Language) -> Vec<Message> {
        let bound = 1.0 - confidence.level();
        let digits = if (bound * 100.0 - (bound * 100.0).round()).abs() < 1e-9 { 2 } else { 3 };
        let mut notes = vec![Message::new(key).with("bound", bounded(bound, digits, language))];
        if self == Self::Bonferroni {
            notes.push(Message::new("statistics-letters-bonferroni"));
        }
        notes
    }
}

impl Undefined {
    /// Why there is no value, for whoever reads the table.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::TooFew => "statistics-undefined-too-few",
            Self::NoVariation => "statistics-undefined-no-variation",
            Self::NothingToCompare => "statistics-undefined-nothing-to-compare",
            Self::OutOfRange => "statistics-undefined-out-of-range",
        })
    }
}

/// How many cases a test left out for a missing value, where there are any.
#[must_use]
pub fn left_out_note(count: u64, language: Language) -> Option<Message> {
    let shown = || Message::new("statistics-left-out").with("count", decimal(count as f64, 0, language));
    (count > 0).then(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::*;
    use crate::table::samples::say;

    fn all_notes(language: Language) -> Vec<Message> {
        let level = Confidence::P95;
        let [first, second, third]: [Sample; 3] = [
            [3.1, 4.5, 5.25, 6.0, 7.5].into_iter().collect(),
            [1.0, 2.5, 2.75, 4.0].into_iter().collect(),
            [9.0, 9.0, 12.5, 11.0].into_iter().collect(),
        ];
        let groups = [first.clone(), second.clone(), third.clone()];
        let moments = [&first, &second, &third].map(|group| Moments::of(group).unwrap());
        let two = two_means(&moments[0], &moments[1], level).unwrap();
        let pairs: Pairs = first.values().iter().copied().zip([2.0, 1.0, 4.0, 3.0, 0.5]).collect();
        let three: Pairs = [(1.0, 5.0), (2.0, 5.5), (3.0, 1.0)].into_iter().collect();
        let small = contingency(&[vec![3, 9], vec![0, 0], vec![7, 1]]).unwrap();
        let great = contingency(&[vec![1203, 4511, 900], vec![1800, 6000, 1500]]).unwrap();
        let mut notes = [small.notes(language), great.notes(language)].concat();
        notes.extend(small.yates_note(language));
        notes.extend(great.yates_note(language));
        notes.push(great.likelihood_note(language));
        notes.push(fisher([[3, 9], [7, 1]], level).unwrap().note(level, language));
        notes.push(fisher([[7, 0], [2, 8]], level).unwrap().note(level, language));
        notes.extend(moments[0].note(level, language));
        notes.push(two.welch_note(level, language));
        notes.push(two.student_note(level, language));
        notes.push(anova(&moments).unwrap().note(language));
        notes.push(welch_anova(&moments).unwrap().welch_note(language));
        for center in [Center::Mean, Center::Median] {
            notes.push(levene(&groups, center).unwrap().spread_note(center, language));
        }
        notes.push(mann_whitney(&first, &second).unwrap().note(language));
        notes.push(mann_whitney(&second, &third).unwrap().note(language));
        notes.push(kruskal_wallis(&groups).unwrap().note(language));
        notes.push(pearson(&pairs, level).unwrap().note(level, language));
        notes.push(pearson(&three, level).unwrap().note(level, language));
        notes.push(spearman(&pairs).unwrap().note(language));
        for by in [ShareInterval::Wilson, ShareInterval::ClopperPearson, ShareInterval::AgrestiCoull] {
            notes.push(by.note(level, language));
        }
        notes.extend(Adjustment::Bonferroni.share_letters_notes(level, language));
        for by in [MeanTest::Welch, MeanTest::Pooled] {
            let surer = Confidence::new(0.999).unwrap();
            notes.extend(Adjustment::None.mean_letters_notes(by, surer, language));
        }
        notes.extend(left_out_note(12_345, language));
        use Undefined::*;
        notes.extend([TooFew, NoVariation, NothingToCompare, OutOfRange].map(Undefined::message));
        notes
    }

    #[test]
    fn results_are_said_in_three_languages() {
        for language in Language::ALL {
            let say = say(language);
            let said: Vec<String> = all_notes(language).iter().map(say).collect();
            insta::assert_snapshot!(format!("notes_{}", language.tag()), said.join("\n"));
        }
    }

    #[test]
    fn a_probability_is_never_nought_or_one() {
        let shown = |p| probability(p, Language::En);
        assert_eq!(
            [0.0, 0.000_99, 0.049_4, 1.0].map(shown),
            ["p < .001", "p < .001", "p = .049", "p > .999"]
        );
        assert_eq!(probability(0.05, Language::Kk), "p = 0,050");
        assert_eq!(
            [-0.14, 1.0, -1.0, 0.0].map(|r| bounded(r, 2, Language::En)),
            ["−.14", "1.00", "−1.00", ".00"]
        );
    }
}
