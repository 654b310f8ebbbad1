# Reference figures of R's survey 4.1 for the weights and weighted figures of `domain`.
# Writes small.json and large.json beside itself: Rscript --vanilla reference.R [small|large]
# The data are made from a seed by rules that the tests repeat; they are not stored.
suppressMessages({ library(survey); library(jsonlite) })
options(digits = 17, survey.lonely.psu = "fail")

draws <- function(seed, n) {
  out <- numeric(n); x <- seed
  for (i in seq_len(n)) { x <- (16807 * x) %% 2147483647; out[i] <- x / 2147483647 }
  out
}

made <- function(seed, n, clusters) {
  u <- matrix(draws(seed, 16 * n), nrow = 16)
  d <- data.frame(stratum = floor(5 * u[1, ]), cluster = floor(clusters * u[2, ]))
  d$sex <- ifelse(u[3, ] < 0.46, 0, 1)
  d$age <- floor(4 * u[4, ] * u[4, ])
  d$region <- floor(5 * u[5, ])
  d$w <- 0.3 + 2.5 * u[6, ] * u[6, ]
  d$w <- ifelse(u[7, ] < 0.02, NA, ifelse(u[7, ] < 0.03, 0, d$w))
  q1 <- floor(3 * (0.6 * u[8, ] + 0.08 * d$stratum))
  d$q1 <- ifelse(u[9, ] < 0.05, NA, q1)
  d$q2 <- ifelse(u[11, ] < 0.04, NA, floor(4 * (0.7 * u[10, ] + 0.1 * q1)))
  y <- floor(10 * (100 * u[12, ] + 5 * d$stratum + 3 * d$cluster + 10 * q1)) / 10
  d$y <- ifelse(u[13, ] < 0.06, NA, y)
  d$x <- 20 + 50 * u[14, ]
  d$inside <- u[15, ] < 0.4
  d$agemissing <- ifelse(u[16, ] < 0.03, NA, d$age)
  d$population <- clusters * 3
  d$one <- 1
  d
}

plain <- function(x) as.vector(unname(x))

figures <- function(design) {
  out <- list(rows = nrow(design), df = degf(design))
  m <- svymean(~factor(q1), design, na.rm = TRUE, deff = TRUE)
  r <- svymean(~factor(q1), design, na.rm = TRUE, deff = "replace")
  out$shares <- plain(coef(m)); out$shares_se <- plain(SE(m))
  out$shares_deff <- plain(deff(m)); out$shares_replace <- plain(deff(r))
  for (method in c("mean", "logit", "xlogit", "beta")) {
    ci <- svyciprop(~I(q1 == 1), design, method = method, na.rm = TRUE)
    out[[paste0("ci_", method)]] <- plain(confint(ci))
  }
  m <- svymean(~y, design, na.rm = TRUE, deff = TRUE)
  r <- svymean(~y, design, na.rm = TRUE, deff = "replace")
  out$mean <- c(plain(coef(m)), plain(SE(m)), plain(deff(m)), plain(deff(r)))
  out$sd <- sqrt(plain(coef(svyvar(~y, subset(design, !is.na(y))))))
  m <- svyratio(~y, ~x, design, na.rm = TRUE, deff = TRUE)
  r <- svyratio(~y, ~x, design, na.rm = TRUE, deff = "replace")
  out$ratio <- c(plain(coef(m)), plain(SE(m)), plain(attr(m, "deff")), plain(attr(r, "deff")))
  m <- svytotal(~y, design, na.rm = TRUE, deff = TRUE)
  r <- svytotal(~y, design, na.rm = TRUE, deff = "replace")
  out$total <- c(plain(coef(m)), plain(SE(m)), plain(deff(m)), plain(deff(r)))
  q <- svyquantile(~y, design, c(0.1, 0.25, 0.5, 0.9), na.rm = TRUE, qrule = "math")$y
  out$quantiles <- plain(t(q))
  t <- svychisq(~q1 + q2, design)
  out$association <- c(plain(t$statistic), plain(t$parameter), plain(t$p.value))
  t <- svyttest(y ~ sex, design)
  out$difference <- c(plain(t$estimate), plain(t$statistic), plain(t$parameter), plain(t$p.value), plain(t$conf.int))
  out
}

both <- function(design) list(whole = figures(design), domain = figures(subset(design, inside)))

spaced <- function(x, every) x[seq(1, length(x), every)]

weighted <- function(d, every) {
  d <- subset(d, !is.na(w) & w > 0)
  design <- svydesign(ids = ~1, weights = ~w, data = d)
  n <- sum(d$w)
  cells <- data.frame(sex = rep(c(0, 1), 4), age = rep(0:3, each = 2),
    Freq = c(1500, 1400, 1300, 1350, 1200, 1250, 800, 1200))
  post <- postStratify(design, ~sex + age, cells)
  strict <- list(maxit = 100, epsilon = 1e-13, verbose = FALSE)
  sex <- data.frame(sex = c(0, 1), Freq = c(0.48, 0.52) * n)
  age <- data.frame(age = 0:3, Freq = c(0.28, 0.31, 0.22, 0.19) * n)
  region <- data.frame(region = 0:4, Freq = c(0.31, 0.24, 0.18, 0.15, 0.12) * n)
  margins <- list(sex, age, region)
  raked <- suppressWarnings(rake(design, list(~sex, ~age, ~region), margins, strict))
  bound <- mean(d$w) * c(0.4, 1.9)
  once <- trimWeights(design, upper = bound[2], lower = bound[1])
  # Strict trimming goes by 1 / (1 / bound): where that is not the bound, which hangs on the machine's
  # rounding, it never ends. So it does on the large study, which is left out.
  all <- if (every == 1) trimWeights(design, upper = bound[2], lower = bound[1], strict = TRUE)
  limits <- mean(weights(raked)) * c(0.2, 3.5)
  bounded <- raked; rounds <- 0
  while (rounds < 200 && any(weights(bounded) > limits[2] * (1 + 1e-9) | weights(bounded) < limits[1] * (1 - 1e-9))) {
    bounded <- trimWeights(bounded, upper = limits[2], lower = limits[1])
    bounded <- suppressWarnings(rake(bounded, list(~sex, ~age, ~region), margins, strict))
    rounds <- rounds + 1
  }
  se <- function(design) {
    c(plain(SE(svymean(~y, design, na.rm = TRUE))), plain(SE(svymean(~factor(q1), design, na.rm = TRUE))),
      plain(SE(svymean(~y, subset(design, inside), na.rm = TRUE))),
      plain(svychisq(~q1 + q2, design)$statistic))
  }
  list(kish = sum(d$w)^2 / sum(d$w^2), post = spaced(plain(weights(post)), every),
    raked = spaced(plain(weights(raked)), every), trimmed = spaced(plain(weights(once)), every),
    strict = if (every == 1) plain(weights(all)), bounded = spaced(plain(weights(bounded)), every),
    rounds = rounds, post_se = se(post), raked_se = se(raked))
}

lonely <- function(d) {
  d <- subset(d, !is.na(w) & !(stratum == 4 & cluster > 0))
  design <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = d, nest = TRUE)
  rules <- c("remove", "adjust", "average")
  out <- lapply(rules, function(rule) {
    options(survey.lonely.psu = rule)
    inner <- subset(design, inside)
    c(plain(SE(svymean(~y, design, na.rm = TRUE))), plain(SE(svymean(~factor(q1), inner, na.rm = TRUE))),
      plain(svychisq(~q1 + q2, inner)$statistic), degf(inner))
  })
  options(survey.lonely.psu = "fail")
  setNames(out, rules)
}

set <- function(seed, n, clusters, every) {
  d <- made(seed, n, clusters)
  s <- subset(d, !is.na(w))
  list(sums = plain(colSums(d[c("w", "q1", "q2", "y", "x", "agemissing")], na.rm = TRUE)),
    weights = weighted(d, every),
    simple = both(svydesign(ids = ~1, weights = ~w, data = s)),
    strata = both(svydesign(ids = ~1, strata = ~stratum, weights = ~w, data = s)),
    clusters = both(svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = s, nest = TRUE)),
    finite = both(svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, fpc = ~population, data = s, nest = TRUE)),
    lonely = lonely(d))
}

args <- commandArgs(trailingOnly = TRUE)
write <- function(name, set) {
  write_json(set, paste0(name, ".json"), digits = 17, auto_unbox = TRUE, pretty = TRUE, na = "null")
}
if (!"large" %in% args) write("small", set(20261, 230, 6, 1))
if (!"small" %in% args) write("large", set(777, 100000, 40, 5000))
