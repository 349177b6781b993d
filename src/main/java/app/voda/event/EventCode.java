package app.voda.event;

/// What can happen to a room. The codes are the contract's.
public enum EventCode {
  /// Register the turn's tasks.
  R2,
  /// The turn's time is over.
  R1,
  /// A first reminder to the writer, by default 4 hours before the end.
  M12,
  /// A second reminder to the writer, by default 1 hour before the end.
  M11,
  /// The turn's Live Activity turns to "ending", by default 15 minutes before the end.
  L15,
  /// Told to the writer: it is your turn.
  M13,
  /// Told to all but the author: a new diary.
  M2,
  /// A nudge, told to the writer.
  N1,
  /// Remove, in pages, what a withdrawn member or a deleted room leaves behind.
  W1
}
