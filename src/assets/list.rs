// The files that pages refer to: name, media type, and the files under `templates/` that it is put
// together from. The order matters: a file stands after those whose names it holds. Scripts of one folder
// share a function of their own (`js/pages/`), so that what they name is known to them alone. Read by
// build.rs.
const FILES: &[(&str, &str, &[&str])] = &[
    ("kazakh.woff2", "font/woff2", &["fonts/kazakh.woff2"]),
    ("icon.svg", "image/svg+xml", &["icon.svg"]),
    ("app.css", "text/css; charset=utf-8", &["css/app.css"]),
    ("cases.css", "text/css; charset=utf-8", &["css/cases.css"]),
    ("correct.css", "text/css; charset=utf-8", &["css/correct.css"]),
    ("design.css", "text/css; charset=utf-8", &["css/design.css"]),
    ("papers.css", "text/css; charset=utf-8", &["css/papers.css"]),
    ("respond.css", "text/css; charset=utf-8", &["css/respond.css"]),
    ("respond-more.css", "text/css; charset=utf-8", &["css/respond-more.css"]),
    ("search.css", "text/css; charset=utf-8", &["css/search.css"]),
    ("coding.js", "text/javascript; charset=utf-8", &["js/coding.js"]),
    ("design-drag.js", "text/javascript; charset=utf-8", &["js/design-drag.js"]),
    ("design-logic.js", "text/javascript; charset=utf-8", &["js/design-logic.js"]),
    ("design-phone.js", "text/javascript; charset=utf-8", &["js/design-phone.js"]),
    ("design.js", "text/javascript; charset=utf-8", &["js/design.js"]),
    ("expr-rare.js", "text/javascript; charset=utf-8", &["js/expr-rare.js"]),
    ("files.js", "text/javascript; charset=utf-8", &["js/files.js"]),
    ("looks.js", "text/javascript; charset=utf-8", &["js/looks.js"]),
    ("logic.js", "text/javascript; charset=utf-8", &["js/expr.js", "js/logic.js"]),
    (
        "respond.js",
        "text/javascript; charset=utf-8",
        &[
            "js/respond.js",
            "js/keep.js",
            "js/send.js",
            "js/pages/survey.js",
            "js/pages/shown.js",
            "js/pages/questions.js",
            "js/pages/faults.js",
            "js/pages/draft.js",
            "js/pages/receipt.js",
            "js/pages/events.js",
            "js/pages/opening.js",
        ],
    ),
    ("varying.js", "text/javascript; charset=utf-8", &["js/offers.js", "js/rows.js"]),
    ("worker.js", "text/javascript; charset=utf-8", &["js/worker.js"]),
];
