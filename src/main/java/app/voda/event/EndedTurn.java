package app.voda.event;

/// The turn and revision whose tasks are no longer needed.
///
/// @param hops how many R2 hops a turn of that length can have left in the queue
public record EndedTurn(int turn, int revision, int hops) {}
