package app.voda.deadletter;

/// What came of a replay.
///
/// @param id the letter's
/// @param detail the same for people
public record Replayed(String id, Result result, String detail) {

  /// The kinds of ends; the names are stable.
  public enum Result {
    /// Its event acts once more, for whoever still lacks it.
    REPLAYED,
    /// It was replayed before and has not died again since.
    ALREADY_REPLAYED,
    /// There is nothing left to tell, or nobody. The letter stays as it was.
    NO_LONGER_TRUE,
    /// The body still cannot be read. The letter stays as it was.
    STILL_MALFORMED
  }
}
