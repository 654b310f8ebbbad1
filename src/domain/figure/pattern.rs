//! Fills that differ without colour.

/// How the bars of a series are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    Solid,
    Open,
    Slanted,
    Dotted,
    Crossed,
    Grey,
    Level,
    Upright,
}

/// Dark on white at 10 to 1: the only colour of bars.
pub(super) const DARK: &str = "#1b3a5b";
const GREY: &str = "#8a97a6";

impl Pattern {
    const ALL: [Self; 8] = [
        Self::Solid,
        Self::Open,
        Self::Slanted,
        Self::Dotted,
        Self::Crossed,
        Self::Grey,
        Self::Level,
        Self::Upright,
    ];

    /// The pattern of a series; after eight they begin anew, the legend and the order still tell.
    pub(super) fn of(series: usize) -> Self {
        Self::ALL[series % Self::ALL.len()]
    }

    /// What stands in `fill`.
    pub(super) fn fill(self, id: &str) -> String {
        match self {
            Self::Solid => DARK.to_owned(),
            Self::Open => "#ffffff".to_owned(),
            Self::Grey => GREY.to_owned(),
            _ => format!("url(#{id}-{})", self.name()),
        }
    }

    /// The `<pattern>` to define, where it takes one.
    pub(super) fn definition(self, id: &str) -> Option<String> {
        let (side, drawn) = match self {
            Self::Solid | Self::Open | Self::Grey => return None,
            Self::Slanted => (6, r#"<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5""#),
            Self::Dotted => (6, r#"<circle cx="3" cy="3" r="1.3" fill="FILL""#),
            Self::Crossed => (7, r#"<path d="M0 0L7 7M7 0L0 7""#),
            Self::Level => (5, r#"<path d="M0 2.5H5""#),
            Self::Upright => (5, r#"<path d="M2.5 0V5""#),
        };
        let name = self.name();
        let drawn = drawn.replace("FILL", DARK);
        let stroke = if self == Self::Dotted {
            String::new()
        } else {
            format!(r#" stroke="{DARK}" stroke-width="1.4""#)
        };
        Some(format!(
            "<pattern id=\"{id}-{name}\" width=\"{side}\" height=\"{side}\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"{side}\" height=\"{side}\" fill=\"#ffffff\"/>{drawn}{stroke}/></pattern>"
        ))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Open => "open",
            Self::Slanted => "slanted",
            Self::Dotted => "dotted",
            Self::Crossed => "crossed",
            Self::Grey => "grey",
            Self::Level => "level",
            Self::Upright => "upright",
        }
    }
}
