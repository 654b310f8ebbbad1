//! Which of many things stayed in their order.

/// Whether each element belongs to the longest rising subsequence: those that do stayed, the others
/// are the fewest that can have moved.
pub(super) fn stayed(places: &[usize]) -> Vec<bool> {
    // `ends[n]` is the element that ends the best subsequence of n + 1 elements found so far.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places[*end] < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut stayed = vec![false; places.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        stayed[index] = true;
        at = before[index];
    }
    stayed
}

#[cfg(test)]
mod tests {
    use super::stayed;

    #[test]
    fn one_that_was_carried_to_the_front_is_the_only_one_that_moved() {
        assert_eq!(stayed(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(stayed(&[1, 2, 3, 0]), [true, true, true, false]);
        assert_eq!(stayed(&[]), [] as [bool; 0]);
    }
}
