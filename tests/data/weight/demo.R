# Reference of R's survey 4.1 for weights of the demonstration's responses, raked to region and gender, and
# for figures weighted by them. Writes demo.json beside itself, from the folder it lies in:
#   Rscript --vanilla demo.R
suppressMessages({ library(survey); library(jsonlite) })
d <- read.csv("../../../src/demo/responses.csv", colClasses = c(reasons = "character"))
d <- d[order(d$response_id), ]
d$one <- 1
region <- c(turkistan = 21, zhambyl = 14, east_kazakhstan = 12, akmola = 11, kostanay = 12, kyzylorda = 10,
  north_kazakhstan = 9, pavlodar = 11)
gender <- c(female = 52, male = 48)
n <- nrow(d)
frame <- function(x, name) setNames(data.frame(names(x), as.vector(x) / 100 * n), c(name, "Freq"))
simple <- svydesign(ids = ~1, weights = ~one, data = d)
raked <- rake(simple, list(~region, ~gender), list(frame(region, "region"), frame(gender, "gender")),
  control = list(maxit = 200, epsilon = 1e-13, verbose = FALSE))
d$w <- weights(raked)
kish <- sum(d$w)^2 / sum(d$w^2)
figures <- function(design) {
  shares <- svymean(~factor(satisfaction), design)
  age <- svymean(~age, design)
  chisq <- svychisq(~satisfaction + gender, design)
  logit <- confint(svyciprop(~I(satisfaction == "full"), design, method = "xlogit"))
  list(shares = as.vector(coef(shares)), shares_se = as.vector(SE(shares)), age = c(coef(age)[[1]], SE(age)[[1]]),
    logit_full = as.vector(logit),
    rao_scott = c(chisq$statistic[[1]], chisq$parameter[[1]], chisq$parameter[[2]], chisq$p.value[[1]]))
}
out <- list(weights = d$w, n_eff = kish, deff = n / kish,
  simple = figures(svydesign(ids = ~1, weights = ~w, data = d)),
  clusters = figures(svydesign(ids = ~sector, strata = ~region, weights = ~w, data = d, nest = TRUE)))
write(toJSON(out, digits = 15, auto_unbox = FALSE), "demo.json")
