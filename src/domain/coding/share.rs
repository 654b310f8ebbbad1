//! Giving documents to coders.

/// A document and who is to code it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The document.
    pub document: i64,
    /// One coder, or two where it is coded twice.
    pub coders: Vec<i64>,
}

/// Gives each document to a coder and so many percent of them, rounded up, to a second one: which,
/// chance says. The longest are given first, always to whoever has least, so that what coders have
/// differs by the longest document at most. The same chance, the same shares; in the order of the
/// documents. Nobody to give them to is nothing given.
#[must_use]
pub fn share(
    documents: &[(i64, usize)],
    coders: &[i64],
    percent: u8,
    chance: &mut fastrand::Rng,
) -> Vec<Share> {
    if coders.is_empty() {
        return Vec::new();
    }
    let twice = if coders.len() > 1 { documents.len() * usize::from(percent.min(100)) } else { 0 };
    let mut drawn: Vec<usize> = (0..documents.len()).collect();
    chance.shuffle(&mut drawn);
    let mut times = vec![1; documents.len()];
    drawn.iter().take(twice.div_ceil(100)).for_each(|at| times[*at] = 2);
    // Of documents as long, and of coders who have as much, chance says which comes first.
    drawn.sort_by_key(|at| std::cmp::Reverse(documents[*at].1));
    let mut loads: Vec<(usize, i64)> = coders.iter().map(|coder| (0, *coder)).collect();
    chance.shuffle(&mut loads);
    let mut shares: Vec<Share> =
        documents.iter().map(|(document, _)| Share { document: *document, coders: Vec::new() }).collect();
    for at in drawn {
        loads.sort_by_key(|(load, _)| *load);
        for (load, coder) in loads.iter_mut().take(times[at]) {
            *load += documents[at].1;
            shares[at].coders.push(*coder);
        }
        shares[at].coders.sort_unstable();
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_document_is_coded_as_often_as_asked_and_nobody_has_much_more(
            lengths in prop::collection::vec(0..10_000usize, 0..40),
            coders in 1..6i64,
            percent in 0..=100u8,
            seed in any::<u64>(),
        ) {
            let documents: Vec<(i64, usize)> =
                lengths.iter().enumerate().map(|(at, length)| (at as i64 + 100, *length)).collect();
            let coders: Vec<i64> = (1..=coders).collect();
            let given = || share(&documents, &coders, percent, &mut fastrand::Rng::with_seed(seed));
            let shares = given();
            prop_assert_eq!(&shares, &given(), "the same seed");
            prop_assert!(shares.iter().zip(&documents).all(|(share, (id, _))| share.document == *id));
            let twice = shares.iter().filter(|share| share.coders.len() == 2).count();
            let wanted = (documents.len() * usize::from(percent)).div_ceil(100);
            prop_assert_eq!(twice, if coders.len() > 1 { wanted } else { 0 });
            let apart = |share: &Share| share.coders.windows(2).all(|pair| pair[0] < pair[1]);
            let known = |share: &Share| share.coders.iter().all(|coder| coders.contains(coder));
            prop_assert!(shares.iter().all(|share| !share.coders.is_empty() && apart(share) && known(share)));
            let load = |coder: &i64| -> usize {
                let theirs = shares.iter().zip(&documents).filter(|(share, _)| share.coders.contains(coder));
                theirs.map(|(_, (_, length))| length).sum()
            };
            let loads: Vec<usize> = coders.iter().map(load).collect();
            let longest = lengths.iter().copied().max().unwrap_or_default();
            let most = loads.iter().max().expect("a coder");
            let least = loads.iter().min().expect("a coder");
            prop_assert!(most - least <= longest, "{loads:?} {longest}");
        }
    }

    #[test]
    fn nobody_codes_nothing() {
        assert_eq!(share(&[(1, 10)], &[], 20, &mut fastrand::Rng::with_seed(1)), []);
    }
}
