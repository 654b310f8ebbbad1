# Writes r.json: what R computes. Rscript reference.R > r.json
suppressMessages({library(jsonlite); library(car)})

M <- 2147483647
data_of <- function(n, seed) {
  x <- seed
  u <- matrix(0, n, 12)
  for (i in seq_len(n)) for (j in 1:12) { x <- (16807 * x) %% M; u[i, j] <- x / M }
  group <- floor(u[, 1] * 4)
  yes <- ifelse(u[, 2] < (35 + 5 * group) / 100, 1, 0)
  yes[u[, 3] < 3 / 100] <- NA
  scale <- pmin(5, 1 + floor(u[, 4] * 5 + group / 8))
  scale[u[, 5] < 5 / 100] <- NA
  whole_age <- 18 + floor(u[, 6] * 60)
  age <- ifelse(u[, 7] < 4 / 100, NA, whole_age)
  score <- (floor(u[, 8] * 1000) + floor(u[, 9] * 1000) + 3 * whole_age + 20 * group) / 100
  score[u[, 10] < 6 / 100] <- NA
  minutes <- floor(u[, 11] * u[, 11] * u[, 11] * 60000) / 100
  seldom <- floor(u[, 12] * u[, 12] * 6)
  seldom[seldom == 3] <- 2
  data.frame(group, yes, scale, age, score, minutes, seldom)
}

out <- list()
put <- function(key, value) out[[key]] <<- unname(as.numeric(value))
of_table <- function(key, table) {
  test <- suppressWarnings(chisq.test(table, correct = FALSE))
  put(paste0(key, ".statistic"), test$statistic); put(paste0(key, ".df"), test$parameter)
  put(paste0(key, ".p"), test$p.value)
  for (i in seq_len(nrow(table))) for (j in seq_len(ncol(table))) {
    put(sprintf("%s.expected.%d.%d", key, i - 1, j - 1), test$expected[i, j])
    put(sprintf("%s.residual.%d.%d", key, i - 1, j - 1), test$stdres[i, j])
  }
}
of_t <- function(key, test) {
  put(paste0(key, ".difference"), test$estimate[1] - test$estimate[2])
  put(paste0(key, ".se"), test$stderr); put(paste0(key, ".t"), test$statistic)
  put(paste0(key, ".df"), test$parameter); put(paste0(key, ".p"), test$p.value)
  put(paste0(key, ".low"), test$conf.int[1]); put(paste0(key, ".high"), test$conf.int[2])
}
of_ranks <- function(key, x, y) {
  test <- wilcox.test(x, y, exact = FALSE)
  put(paste0(key, ".u"), test$statistic); put(paste0(key, ".normal.p"), test$p.value)
}
of_f <- function(key, f, df1, df2, p) {
  put(paste0(key, ".f"), f); put(paste0(key, ".df1"), df1); put(paste0(key, ".df2"), df2)
  put(paste0(key, ".p"), p)
}

for (n in c(230, 100000)) {
  d <- data_of(n, 20261126 + n)
  at <- function(key) sprintf("%d.%s", as.integer(n), key)
  of_table(at("scale_by_group"), table(d$scale, d$group))
  of_table(at("seldom_by_group"), table(d$seldom, d$group))
  first <- d$group == 0
  square <- table(first, d$yes)
  of_table(at("yes_by_first"), square)
  yates <- chisq.test(square, correct = TRUE)
  put(at("yates.statistic"), yates$statistic); put(at("yates.p"), yates$p.value)
  put(at("fisher.p"), fisher.test(square)$p.value)
  rare <- table(d$seldom == 5, d$group == 3)
  put(at("fisher_rare.p"), fisher.test(rare)$p.value)
  put(at("left_out.score"), sum(is.na(d$score)))
  for (name in c("score", "minutes", "age", "scale")) {
    x <- d[[name]]; x <- x[!is.na(x)]
    test <- t.test(x)
    put(at(paste0(name, ".mean")), mean(x)); put(at(paste0(name, ".sd")), sd(x))
    put(at(paste0(name, ".variance")), var(x)); put(at(paste0(name, ".se")), test$stderr)
    put(at(paste0(name, ".low")), test$conf.int[1]); put(at(paste0(name, ".high")), test$conf.int[2])
    put(at(paste0(name, ".median")), median(x))
    for (type in 6:7) for (p in c(0, 0.01, 0.1, 0.25, 1 / 3, 0.5, 0.77, 0.9, 0.999, 1))
      put(at(sprintf("%s.quantile.%d.%.17g", name, type, p)), quantile(x, p, type = type))
  }
  d99 <- t.test(d$score, conf.level = 0.99)
  put(at("score99.low"), d99$conf.int[1]); put(at("score99.high"), d99$conf.int[2])
  for (name in c("score", "scale", "minutes")) {
    by <- split(d[[name]], d$group)
    by <- lapply(by, function(x) x[!is.na(x)])
    for (other in 2:4) {
      key <- at(sprintf("%s.0.%d", name, other - 1))
      of_t(paste0(key, ".welch"), t.test(by[[1]], by[[other]]))
      of_t(paste0(key, ".student"), t.test(by[[1]], by[[other]], var.equal = TRUE))
      of_ranks(paste0(key, ".ranks"), by[[1]], by[[other]])
    }
    long <- data.frame(x = unlist(by), g = factor(rep(0:3, lengths(by))))
    test <- summary(aov(x ~ g, long))[[1]]
    of_f(at(paste0(name, ".anova")), test[1, 4], test[1, 1], test[2, 1], test[1, 5])
    put(at(paste0(name, ".anova.between")), test[1, 2]); put(at(paste0(name, ".anova.within")), test[2, 2])
    put(at(paste0(name, ".anova.eta_squared")), test[1, 2] / (test[1, 2] + test[2, 2]))
    put(at(paste0(name, ".anova.omega_squared")),
        (test[1, 2] - test[1, 1] * test[2, 3]) / (test[1, 2] + test[2, 2] + test[2, 3]))
    welch <- oneway.test(x ~ g, long)
    of_f(at(paste0(name, ".welch_anova")), welch$statistic, welch$parameter[1], welch$parameter[2], welch$p.value)
    for (center in c("mean", "median")) {
      test <- leveneTest(x ~ g, long, center = get(center))
      of_f(at(sprintf("%s.levene.%s", name, center)), test[1, 2], test[1, 1], test[2, 1], test[1, 3])
    }
    test <- kruskal.test(by)
    put(at(paste0(name, ".kruskal.statistic")), test$statistic); put(at(paste0(name, ".kruskal.p")), test$p.value)
  }
  for (name in c("score", "scale", "minutes")) {
    pair <- d[!is.na(d$age) & !is.na(d[[name]]), ]
    key <- at(paste0("age.", name))
    put(paste0(key, ".n"), nrow(pair))
    test <- cor.test(pair$age, pair[[name]])
    put(paste0(key, ".r"), test$estimate); put(paste0(key, ".t"), test$statistic); put(paste0(key, ".p"), test$p.value)
    put(paste0(key, ".low"), test$conf.int[1]); put(paste0(key, ".high"), test$conf.int[2])
    test <- suppressWarnings(cor.test(pair$age, pair[[name]], method = "spearman", exact = FALSE))
    put(paste0(key, ".rho"), test$estimate); put(paste0(key, ".rho.p"), test$p.value)
  }
}

# Small groups without ties, of which R takes the exact distributions.
distinct <- function(n, seed) { x <- seed; v <- c(); for (i in 1:n) { x <- (16807 * x) %% M; v[i] <- x / M }; v }
for (size in list(c(1, 5), c(3, 4), c(8, 8), c(12, 9), c(30, 22), c(49, 49), c(50, 49))) {
  x <- distinct(size[1], 77); y <- distinct(size[2], 78) * 1.4
  test <- wilcox.test(x, y)
  key <- sprintf("exact.%d.%d", size[1], size[2])
  put(paste0(key, ".u"), test$statistic); put(paste0(key, ".p"), test$p.value)
}
for (n in 3:9) {
  x <- distinct(n, 5); y <- x + distinct(n, 6) * 1.5
  test <- cor.test(x, y, method = "spearman")
  put(sprintf("orders.%d.rho", n), test$estimate); put(sprintf("orders.%d.p", n), test$p.value)
}

# Tails and limits.
tails <- list()
tail <- function(name, args, value) tails[[length(tails) + 1]] <<- list(name, args, value)
dfs <- c(1, 2, 3, 7.5, 30, 226, 1000, 99998, 100000)
for (df in dfs) for (t in c(0.001, 0.3, 1, 1.96, 4.1, 7.3, 15)) tail("t_two_sided", c(t, df), 2 * pt(-t, df))
for (df in dfs) for (p in c(1e-12, 1e-4, 0.005, 0.025, 0.4, 0.6, 0.975, 0.9999)) {
  tail("t_quantile", c(p, df), qt(p, df)); tail("chi_square_quantile", c(p, df), qchisq(p, df))
}
for (df in dfs) for (m in c(0.01, 0.5, 0.98, 1, 1.01, 1.5, 3, 20))
  tail("chi_square_upper", c(df * m, df), pchisq(df * m, df, lower.tail = FALSE))
for (pair in list(c(1, 1), c(1, 228), c(3, 226), c(4, 99995), c(3, 61.7), c(9, 12.5), c(50, 60), c(100, 100000))) {
  for (f in c(0.001, 0.4, 0.97, 1, 1.1, 2.6, 9, 30)) tail("f_upper", c(f, pair), pf(f, pair[1], pair[2], lower.tail = FALSE))
  for (p in c(0.05, 0.5, 0.95, 0.999)) tail("f_quantile", c(p, pair), qf(p, pair[1], pair[2]))
}
for (pair in list(c(1, 230), c(1, 100000), c(12, 219), c(5.5, 3.25), c(63.7, 101.2), c(50001, 50000), c(140, 99861), c(230, 1)))
  for (p in c(1e-6, 0.005, 0.025, 0.5, 0.975, 0.995)) tail("beta_quantile", c(p, pair), qbeta(p, pair[1], pair[2]))
for (z in c(-3, 0, 0.5, 1.959963984540054, 4, 7.2, 20, 37)) tail("normal_upper", z, pnorm(z, lower.tail = FALSE))
for (p in c(1e-200, 1e-12, 0.001, 0.025, 0.3, 0.5, 0.7, 0.975, 0.9999999)) tail("normal_quantile", p, qnorm(p))
cat(toJSON(list(values = out, tails = tails), digits = I(17), auto_unbox = TRUE))
