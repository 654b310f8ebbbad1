//! What somebody may do in a study.

use serde::{Deserialize, Serialize};

/// What an account may do in a study; each one may all that the later ones may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything, the team included.
    Owner,
    /// Publishes forms, reads and exports responses, imports documents, changes the codebook.
    Researcher,
    /// Reads documents and codes them; sees tables and quotes.
    Coder,
    /// Sees tables, figures and quotes: nothing of a single respondent.
    Viewer,
}

impl Role {
    /// Every role, the mightiest first.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Researcher, Self::Coder, Self::Viewer];

    /// What is stored, and the end of its Fluent key.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Researcher => "researcher",
            Self::Coder => "coder",
            Self::Viewer => "viewer",
        }
    }

    /// The role of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.tag() == tag)
    }

    /// Whether this role may what `needed` may.
    #[must_use]
    pub fn may(self, needed: Self) -> bool {
        self <= needed
    }
}
