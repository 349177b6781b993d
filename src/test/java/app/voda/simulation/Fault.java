package app.voda.simulation;

/// What can go wrong with a call to the store, the queue or a provider.
enum Fault {
  NONE,
  /// The process ends before the call has its effect.
  CRASH_BEFORE,
  /// The process ends after it.
  CRASH_AFTER,
  /// The other side does nothing, and says so.
  UNAVAILABLE,
  /// The other side does it, and its answer is lost.
  LOST_ANSWER,
  /// It takes seconds.
  SLOW,
  /// The other side does nothing, and says nothing for seconds.
  HANGS
}
