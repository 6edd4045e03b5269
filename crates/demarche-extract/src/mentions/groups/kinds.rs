//! What the noun of a group says about its members.

use demarche_record::{Actor, Sector};

/// What the noun of a group says about its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Members {
    Any,
    Sides,
    States,
    /// Several states that act as one: "the powers".
    Powers,
    Forces,
    People,
}

pub fn as_member(actor: &Actor, kind: Members) -> Actor {
    let mut member = actor.clone();
    match kind {
        Members::Any | Members::People | Members::Powers => {}
        Members::Sides => member.name = None,
        Members::States => {
            member.name = None;
            member.sector = Some(Sector::Gov);
        }
        Members::Forces => {
            member.name = None;
            if member.sector == Some(Sector::Gov) {
                member.sector = Some(Sector::Mil);
            }
        }
    }
    member
}

pub fn kind_of(lemma: &str) -> Members {
    match lemma {
        "side" | "party" | "camp" | "delegation" | "faction" | "foe" | "enemy" | "rival" | "adversary"
        | "committee" | "team" | "negotiator" | "delegate" | "envoy" => Members::Sides,
        "country" | "nation" | "state" | "government" | "capital" | "neighbour" | "neighbor" => {
            Members::States
        }
        "power" => Members::Powers,
        "army" | "force" | "military" | "commander" | "general" => Members::Forces,
        "leader" | "president" | "minister" | "man" | "woman" | "official" | "diplomat" | "premier" => {
            Members::People
        }
        _ => Members::Any,
    }
}
