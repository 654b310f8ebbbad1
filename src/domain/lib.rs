//! What Saual knows, as values: nothing here reads a file, a clock or a socket.
//!
//! | module | what it is | what it must not know |
//! | --- | --- | --- |
//! | [`language`] | the three languages: texts with fallback, detection, stems | forms, documents |
//! | [`message`] | what a person is told, before it is put into words | any language's sentences |
//! | [`form`] | a questionnaire, its check, its versions, its design, its rehearsal | storage |
//! | [`expr`] | the expression language of forms, XPath as ODK uses it | where values come from |
//! | [`answer`] | typed answers, and how raw text becomes them by a form, or all its faults | storage, pages |
//! | [`table`] | columns of answers, tables as they are shown | where answers come from, what is counted |
//! | [`statistics`] | intervals, tests and measures of counts and numbers, never NaN | columns, tables |
//! | [`fieldwork`] | what came day by day, how long it took, where people stopped | what was answered |
//! | [`figure`] | a figure as a value, as SVG, PNG and PDF; the outline of the regions | studies |
//! | [`weight`] | weights to margins, figures of a weighted sample and their errors | studies |
//! | [`disclosure`] | which cells of a table would tell about single people, and what goes with them | what the cells mean |
//! | [`dataset`] | a study as a file for SPSS, Stata, R and the like, in and out | studies, storage |
//! | [`study`] | roles in a study | accounts |
//! | [`tabulation`] | any table from its recipe, or of every question: variables counted in one pass | where answers and weights come from |
//! | [`synthetic`] | a made-up study, to measure with | storage |
//! | [`text`] | transcripts: normal form, speakers, passages, offsets; documents read to text; what a correction moves | codes |
//! | [`agreement`] | how far coders agree: percent, κ, α, AC1 and uα, with intervals | codebooks, storage |
//! | [`coding`] | codebook, codings, quotes and their citation | storage, search |
//! | [`exchange`] | one module a file format: what is written row by row, what is read within limits | who asks |

pub mod agreement;
pub mod answer;
pub mod coding;
pub mod dataset;
pub mod disclosure;
pub mod exchange;
pub mod expr;
pub mod fieldwork;
pub mod figure;
pub mod form;
pub mod language;
pub mod message;
pub mod statistics;
pub mod study;
pub mod synthetic;
pub mod table;
pub mod tabulation;
pub mod text;
pub mod weight;
