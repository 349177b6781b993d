package app.voda.alarm;

/// Why an alarm is not worth telling any more.
public enum Stale {
  ROOM_GONE("The room was deleted."),
  MEMBER_GONE("The member has left the room or withdrawn."),
  NUDGER_GONE("Who nudged has left the room or withdrawn."),
  TURN_OVER("The turn is over."),
  TURN_MOVED("The turn has another end now, and reminders of its own."),
  TOO_OLD("It is too long ago.");

  private final String sentence;

  Stale(String sentence) {
    this.sentence = sentence;
  }

  /// The reason, for people.
  public String sentence() {
    return sentence;
  }
}
