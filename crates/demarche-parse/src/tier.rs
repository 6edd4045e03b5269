//! Which network reads the sentences.

/// The two networks behind one API: the same labels, the same types, another balance of accuracy and speed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tier {
    /// The most accurate.
    #[default]
    Standard,
    /// The fastest, for archives of millions of pages.
    Bulk,
}

impl Tier {
    /// Both tiers, the default first.
    pub const ALL: [Tier; 2] = [Tier::Standard, Tier::Bulk];

    /// Its name: "standard", "bulk".
    pub fn name(self) -> &'static str {
        match self {
            Tier::Standard => "standard",
            Tier::Bulk => "bulk",
        }
    }

    /// The tier with that name.
    pub fn parse(name: &str) -> Option<Tier> {
        Tier::ALL.into_iter().find(|tier| tier.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for tier in Tier::ALL {
            assert_eq!(Tier::parse(tier.name()), Some(tier));
        }
        assert_eq!(Tier::parse("Bulk"), None);
    }
}
