"""Writes python.json: what scipy and statsmodels compute. python3 reference.py > python.json"""
import itertools, json, math
import numpy as np
from scipy import stats
from scipy.stats.contingency import association, odds_ratio
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

M = 2147483647


def data_of(n, seed):
    u, x = np.empty((n, 12)), seed
    for i in range(n):
        for j in range(12):
            x = 16807 * x % M
            u[i, j] = x / M
    group = np.floor(u[:, 0] * 4)
    yes = np.where(u[:, 1] < (35 + 5 * group) / 100, 1.0, 0.0)
    yes[u[:, 2] < 3 / 100] = np.nan
    scale = np.minimum(5, 1 + np.floor(u[:, 3] * 5 + group / 8))
    scale[u[:, 4] < 5 / 100] = np.nan
    whole_age = 18 + np.floor(u[:, 5] * 60)
    age = np.where(u[:, 6] < 4 / 100, np.nan, whole_age)
    score = (np.floor(u[:, 7] * 1000) + np.floor(u[:, 8] * 1000) + 3 * whole_age + 20 * group) / 100
    score[u[:, 9] < 6 / 100] = np.nan
    minutes = np.floor(u[:, 10] * u[:, 10] * u[:, 10] * 60000) / 100
    seldom = np.floor(u[:, 11] * u[:, 11] * 6)
    seldom[seldom == 3] = 2
    return dict(group=group, yes=yes, scale=scale, age=age, score=score, minutes=minutes, seldom=seldom)


def crossed(rows, columns):
    keep = ~(np.isnan(rows) | np.isnan(columns))
    rows, columns = rows[keep], columns[keep]
    return np.array([[int(((rows == r) & (columns == c)).sum()) for c in np.unique(columns)] for r in np.unique(rows)])


out, tables, shares, letters = {}, [], [], []


def put(key, value):
    out[key] = float(value)


def of_ratio(key, table):
    found = odds_ratio(table, kind="conditional")
    interval = found.confidence_interval()
    put(f"{key}.sample", odds_ratio(table, kind="sample").statistic)
    put(f"{key}.value", found.statistic)
    put(f"{key}.low", interval.low)
    put(f"{key}.high", interval.high)
    put(f"{key}.p", stats.fisher_exact(table).pvalue)


for n in (230, 100_000):
    d = data_of(n, 20261126 + n)
    for name in ("scale", "seldom"):
        table = crossed(d[name], d["group"])
        found = stats.chi2_contingency(table, correction=False)
        put(f"{n}.{name}_by_group.statistic", found.statistic)
        put(f"{n}.{name}_by_group.p", found.pvalue)
        found = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
        put(f"{n}.{name}_by_group.likelihood.statistic", found.statistic)
        put(f"{n}.{name}_by_group.likelihood.p", found.pvalue)
        put(f"{n}.{name}_by_group.v", association(table, method="cramer"))
    square = crossed((d["group"] == 0).astype(float), d["yes"])
    found = stats.chi2_contingency(square)
    put(f"{n}.yates.statistic", found.statistic)
    put(f"{n}.yates.p", found.pvalue)
    put(f"{n}.yes_by_first.v", association(square, method="cramer"))
    of_ratio(f"{n}.fisher", square)
    of_ratio(f"{n}.fisher_rare", crossed((d["seldom"] == 5).astype(float), (d["group"] == 3).astype(float)))
    for name in ("score", "minutes", "scale"):
        values = d[name][~np.isnan(d[name])]
        put(f"{n}.{name}.skewness", stats.skew(values, bias=False))
        by = [d[name][(d["group"] == g) & ~np.isnan(d[name])] for g in range(4)]
        put(f"{n}.{name}.anova.f", stats.f_oneway(*by).statistic)
        put(f"{n}.{name}.anova.p", stats.f_oneway(*by).pvalue)
        for center in ("mean", "median"):
            found = stats.levene(*by, center=center)
            put(f"{n}.{name}.levene.{center}.f", found.statistic)
            put(f"{n}.{name}.levene.{center}.p", found.pvalue)
        found = stats.kruskal(*by)
        put(f"{n}.{name}.kruskal.statistic", found.statistic)
        put(f"{n}.{name}.kruskal.p", found.pvalue)
        for other in (1, 2, 3):
            found = stats.mannwhitneyu(by[0], by[other], method="asymptotic")
            put(f"{n}.{name}.0.{other}.ranks.u", found.statistic)
            put(f"{n}.{name}.0.{other}.ranks.normal.p", found.pvalue)
            put(f"{n}.{name}.0.{other}.ranks.biserial", 2 * found.statistic / (len(by[0]) * len(by[other])) - 1)
            pooled = math.sqrt(((len(by[0]) - 1) * by[0].var(ddof=1) + (len(by[other]) - 1) * by[other].var(ddof=1))
                               / (len(by[0]) + len(by[other]) - 2))
            put(f"{n}.{name}.0.{other}.d", (by[0].mean() - by[other].mean()) / pooled)
        keep = ~(np.isnan(d["age"]) | np.isnan(d[name]))
        found = stats.pearsonr(d["age"][keep], d[name][keep])
        put(f"{n}.age.{name}.r", found.statistic)
        put(f"{n}.age.{name}.p", found.pvalue)
        put(f"{n}.age.{name}.low", found.confidence_interval().low)
        put(f"{n}.age.{name}.high", found.confidence_interval().high)
        found = stats.spearmanr(d["age"][keep], d[name][keep])
        put(f"{n}.age.{name}.rho", found.statistic)
        put(f"{n}.age.{name}.rho.p", found.pvalue)
    # Letters of each row of two tables.
    for name in ("scale", "seldom"):
        table = crossed(d[name], d["group"])
        bases = table.sum(axis=0)
        for row in table:
            pairs = []
            for one, other in itertools.combinations(range(4), 2):
                if 0 < row[one] < bases[one] and 0 < row[other] < bases[other]:
                    z, p = proportions_ztest(row[[one, other]], bases[[one, other]])
                    pairs.append([one, other, z, p])
            under = {}
            for times, how in ((1, "none"), (len(pairs), "bonferroni")):
                under[how] = [[b if a == c else a for a, b, z, p in pairs
                               if c in (a, b) and p * times < 0.05 and (z > 0) == (a == c)] for c in range(4)]
            letters.append(dict(counts=row.tolist(), bases=bases.tolist(), pairs=pairs, **under))

for table in ([[3, 1], [1, 3]], [[10, 2], [3, 15]], [[1, 9], [11, 3]], [[0, 5], [6, 4]], [[7, 0], [2, 8]], [[0, 5], [6, 0]],
              [[40, 60], [55, 45]], [[120, 80], [30, 0]], [[1, 9999], [12, 20000]], [[30000, 20000], [19000, 31000]],
              [[5, 5], [5, 5]], [[2, 300], [30, 4]]):
    found = odds_ratio(table, kind="conditional")
    interval = found.confidence_interval()
    number = lambda x: None if math.isinf(x) else float(x)
    tables.append(dict(table=table, p=stats.fisher_exact(table).pvalue, value=number(found.statistic),
                       low=interval.low, high=number(interval.high), sample=number(odds_ratio(table, kind="sample").statistic)))
for count, base in ((0, 1), (1, 1), (0, 230), (1, 230), (12, 230), (115, 230), (229, 230), (230, 230), (3, 7), (1, 100_000),
                    (63_000, 100_000), (99_999, 100_000), (500_000, 1_000_000)):
    for level in (0.9, 0.95, 0.999):
        for ours, theirs in (("wilson", "wilson"), ("clopper_pearson", "beta"), ("agresti_coull", "agresti_coull")):
            low, high = proportion_confint(count, base, alpha=1 - level, method=theirs)
            shares.append([ours, count, base, level, low, high])
print(json.dumps(dict(values=out, tables=tables, shares=shares, letters=letters), separators=(",", ":")))
