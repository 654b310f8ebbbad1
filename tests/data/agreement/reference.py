"""Writes reference.json: agreement as other programs compute it.

pip install krippendorff==0.9.0 krippendorff-unitized-alpha==0.1.0 irrCAC==0.4.4 scipy==1.12 statsmodels
"""
import itertools, json, random
import krippendorff, numpy as np, pandas as pd
from irrCAC.raw import CAC
from krippendorff_unitized_alpha.krippendorffs_unitized_alpha import KrippendorffUnitizedAlpha, Segment
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

CANONICAL = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def of_ratings(name, coders):
    values = sorted({v for row in coders for v in row if v is not None})
    table = np.array([[np.nan if v is None else v for v in row] for row in coders], dtype=float)
    units = [[None if v is None else values.index(v) for v in unit] for unit in zip(*coders)]
    cac = CAC(pd.DataFrame(table.T), digits=12)
    est = {k: getattr(cac, k)()["est"] for k in ("fleiss", "gwet")}
    want = {
        "percent": est["fleiss"]["pa"],
        "fleiss": est["fleiss"]["coefficient_value"],
        "ac1": est["gwet"]["coefficient_value"],
        "alpha": krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"),
    }
    pairs = []
    for a, b in itertools.combinations(coders, 2):
        square = np.zeros((len(values), len(values)))
        for x, y in zip(a, b):
            if x is not None and y is not None:
                square[values.index(x), values.index(y)] += 1
        pairs.append(cohens_kappa(square).kappa)
    want["cohen"] = float(np.mean(pairs))
    if all(v is not None for row in coders for v in row):
        counts = [[list(unit).count(v) for v in values] for unit in zip(*coders)]
        assert abs(fleiss_kappa(counts) - want["fleiss"]) < 1e-9
    return {"name": name, "coders": len(coders), "categories": len(values), "units": units, "want": want}


def random_ratings(chance, coders, units, categories, missing):
    rows = [[] for _ in range(coders)]
    for _ in range(units):
        truth = chance.randrange(categories)
        for row in rows:
            value = truth if chance.random() < 0.7 else chance.randrange(categories)
            row.append(None if chance.random() < missing else value)
    return rows


def random_spans(chance, length, values):
    spans, at = [], 0
    while True:
        start = at + chance.randrange(0, 12)
        end = start + chance.randrange(1, 25)
        if end > length:
            return spans
        spans.append((start, end, chance.randrange(1, values + 1)))
        at = end


def of_spans(name, coders, length):
    """u-alpha and its binary by the package; cu-alpha and (k)u-alpha character by character."""
    def unitized(tag):
        data = {}
        for coder, spans in enumerate(coders):
            segments, at = [], 0
            for start, end, value in sorted(spans):
                if start > at:
                    segments.append(Segment("_empty", at, start))
                segments.append(Segment(tag(value), start, end))
                at = end
            if at < length:
                segments.append(Segment("_empty", at, length))
            data[str(coder)] = segments
        return float(KrippendorffUnitizedAlpha(data).result)

    m = len(coders)
    values = max(value for spans in coders for _, _, value in spans)
    state = np.zeros((m, length), dtype=int)
    for coder, spans in enumerate(coders):
        for start, end, value in spans:
            state[coder, start:end] = value
    ell = np.zeros((values + 1, values + 1))
    for i, j in itertools.permutations(range(m), 2):
        for at in range(length):
            ell[state[i, at], state[j, at]] += 1 / (m - 1)
    star, own = ell[1:, 1:], np.zeros(values)
    for i, spans in enumerate(coders):
        others = (np.delete(state, i, axis=0) > 0).any(axis=0)
        for start, end, value in spans:
            own[value - 1] += others[start:end].sum() ** 2
    total, column = star.sum(), star.sum(axis=0)
    rate = total / (total**2 - own.sum())
    eps = rate * (np.outer(column, column) - np.diag(own))
    ek = eps.sum(axis=0)
    cu, ku = None, [None] * values
    if values > 1:
        cu = 1 - (total - star.trace()) / (eps.sum() - eps.trace())
        ku = [1 - ek[k] / column[k] * (column[k] - star[k, k]) / (ek[k] - eps[k, k]) for k in range(values)]
    coverage = [column[k] / ell[:, k + 1].sum() for k in range(values)]
    want = {"u": unitized(str), "binary": unitized(lambda _: "x"), "cu": cu, "ku": ku, "coverage": coverage}
    return {"name": name, "length": length, "values": values, "coders": coders, "want": want}


def main():
    chance = random.Random(2016)
    ratings = [of_ratings("Krippendorff's 4 observers of 12 units", CANONICAL)]
    a = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    b = [1, 0, 1, 1, 1, 0, 0, 0, 0, 0]
    ratings.append(of_ratings("ATLAS.ti's ten segments", [a, b]))
    both = [1] * 50 + [1] * 150 + [0] * 800
    ratings.append(of_ratings("NVivo's thousand characters", [both, [1] * 50 + [0] * 950]))
    for number, (coders, units, categories, missing) in enumerate(
        [(2, 40, 2, 0), (3, 60, 3, 0), (5, 80, 4, 0.2), (4, 30, 2, 0.3), (6, 120, 7, 0.1)]
    ):
        rows = random_ratings(chance, coders, units, categories, missing)
        ratings.append(of_ratings(f"chance {number}", rows))
    # Krippendorff 2004, p. 254: c and k overlap there, so each is a continuum of its own.
    k2004c = [[(75, 145, 1), (220, 250, 1)], [(70, 150, 1), (205, 225, 1), (250, 270, 1)]]
    spans = [of_spans("Krippendorff 2004, c", k2004c, 300)]
    for number, (coders, length, values) in enumerate([(2, 200, 2), (3, 400, 3), (5, 900, 4)]):
        spans.append(of_spans(f"chance {number}", [random_spans(chance, length, values) for _ in range(coders)], length))
    noisy = [(10, 40, 1), (50, 60, 2), (80, 130, 3), (150, 170, 1)]
    shift = [[(s + d, e + d, v) for s, e, v in noisy] for d in (0, 3, -4, 1)]
    spans.append(of_spans("the same spans shifted", shift, 200))
    with open("reference.json", "w") as out:
        json.dump({"ratings": ratings, "spans": spans}, out, ensure_ascii=False, allow_nan=False)
        out.write("\n")


main()
