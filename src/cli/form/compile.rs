//! `saual form compile`: expressions as the browser takes them.

use crate::cli::Fault;
use clap::Args;
use domain::expr::Expr;
use serde_json::Value;
use std::path::PathBuf;

/// Files of expressions, `{"cases": [{"expr": "1 + 1"}]}` with anything besides.
#[derive(Args)]
pub(super) struct Compile {
    #[arg(long, required = true, num_args = 1.., value_name = "FILE")]
    expressions: Vec<PathBuf>,
}

impl Compile {
    /// Writes each file on a line of its own, with what became of each expression: `compiled`, and
    /// whether it is `rare`; or the key of its `told` fault.
    pub(super) fn run(&self) -> Result<(), Fault> {
        for file in &self.expressions {
            let mut suite: Value = serde_json::from_str(&super::given::text(file)?)
                .map_err(|error| super::given::no_json(file, &error))?;
            let cases = suite.get_mut("cases").and_then(Value::as_array_mut);
            for case in cases.into_iter().flatten().filter_map(Value::as_object_mut) {
                let source = case.get("expr").and_then(Value::as_str).unwrap_or_default();
                match Expr::parse(source) {
                    Ok(expr) => {
                        case.insert("rare".to_owned(), expr.needs_rare().into());
                        case.insert("compiled".to_owned(), expr.compile());
                    }
                    Err(fault) => {
                        case.insert("told".to_owned(), fault.message.key.into());
                    }
                }
            }
            println!("{suite}");
        }
        Ok(())
    }
}
