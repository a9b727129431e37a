//! Which posts sit in a board: whoever has the post is in the board as long as they have it.

use super::BodyKind;
use crate::{
    BodyId, Event, Refusal, World,
    command::{Outcome, Request},
    refusal::Why,
};
use jiff::civil::Date;

/// Decides whether a post may sit in a board: by the registrar.
pub(crate) fn add_post(
    world: &World,
    request: &Request,
    board: &BodyId,
    post: &BodyId,
    from: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let known = world.body(board)?;
    let from = from.unwrap_or(request.now.today);
    if known.kind != BodyKind::Board {
        return Err(Refusal::mistake("board", Why::NotABoard { body: board.clone() }));
    }
    let sits = world.body(post)?;
    if matches!(sits.kind, BodyKind::Board | BodyKind::Group) || !sits.exists(from) {
        return Err(Refusal::mistake("post", Why::NotAnOffice { body: post.clone() }));
    }
    if known
        .posts
        .iter()
        .any(|(known, period)| known == post && period.until.is_none_or(|until| from <= until))
    {
        return Err(Refusal::mistake("post", Why::SitsInBoard { post: post.clone() }));
    }
    let event = Event::BoardPostAdded { board: board.clone(), post: post.clone(), from };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether a post may leave a board: by the registrar.
pub(crate) fn remove_post(
    world: &World,
    request: &Request,
    board: &BodyId,
    post: &BodyId,
    on: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let on = on.unwrap_or(request.now.today);
    let posts = &world.body(board)?.posts;
    if !posts.iter().any(|(known, period)| known == post && period.holds(on)) {
        return Err(Refusal::mistake("post", Why::DoesNotSitInBoard { post: post.clone() }));
    }
    let event = Event::BoardPostRemoved { board: board.clone(), post: post.clone(), on };
    Ok(Outcome::of(event).because(ground))
}
