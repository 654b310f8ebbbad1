//! Tails and limits of distributions, as R has them.

use super::super::distribution::*;
use super::from_r;
use serde::Deserialize;

/// A function by its name, what it is asked, and what R answers.
#[derive(Deserialize)]
pub(super) struct Tail(String, #[serde(deserialize_with = "one_or_more")] Vec<f64>, f64);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(f64),
    More(Vec<f64>),
}

fn one_or_more<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<f64>, D::Error> {
    Ok(match OneOrMore::deserialize(from)? {
        OneOrMore::One(value) => vec![value],
        OneOrMore::More(values) => values,
    })
}

#[test]
fn tails_are_those_of_r_to_1e_9_and_limits_too() {
    let tails = from_r().tails;
    assert!(tails.len() > 400);
    let mut faults = Vec::new();
    for Tail(name, args, wanted) in tails {
        let found = match (name.as_str(), args.as_slice()) {
            ("t_two_sided", [t, df]) => t_two_sided(*t, *df),
            ("t_quantile", [p, df]) => t_quantile(*p, *df),
            ("chi_square_upper", [x, df]) => chi_square_upper(*x, *df),
            ("chi_square_quantile", [p, df]) => chi_square_quantile(*p, *df),
            ("f_upper", [f, df1, df2]) => f_upper(*f, *df1, *df2),
            ("f_quantile", [p, df1, df2]) => f_quantile(*p, *df1, *df2),
            ("beta_quantile", [p, a, b]) => beta_quantile(*p, *a, *b),
            ("normal_upper", [z]) => normal_upper(*z),
            ("normal_quantile", [p]) => normal_quantile(*p),
            other => panic!("{other:?}"),
        };
        let found = found.unwrap_or_else(|reason| panic!("{name} {args:?}: {reason}"));
        // A probability that R rounds to nought is below what it can write down.
        let off = (found - wanted).abs();
        if off > 1e-9 * wanted.abs() + 1e-300 {
            faults.push(format!("{name} {args:?}: {found:e}, not {wanted:e}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_lower_and_an_upper_tail_make_one() {
    for (t, df) in [(0.3, 4.0), (-2.0, 17.5)] {
        assert!((t_upper(t, df).unwrap() + t_upper(-t, df).unwrap() - 1.0).abs() < 1e-15);
    }
    for (x, a, b) in [(0.2, 3.0, 4.0), (0.9, 50.0, 2.5)] {
        assert!((beta_lower(x, a, b).unwrap() + beta_lower(1.0 - x, b, a).unwrap() - 1.0).abs() < 1e-14);
    }
}
