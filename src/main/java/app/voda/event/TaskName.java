package app.voda.event;

import app.voda.id.Digest;
import app.voda.id.IdSource;
import java.util.regex.Pattern;

/// The name under which a task is known to the queue, and refused a second time.
///
/// Cloud Tasks refuses a used name for a while, so turn and revision are part of it; it slows down
/// on sequential names, so a hash leads.
public record TaskName(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,500}");

  public TaskName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a task name: " + value);
    }
  }

  /// The name of what follows from committed state: enqueuing it twice is harmless.
  public static TaskName exact(RoomEvent event) {
    var subject =
        event.code() == EventCode.W1 && event.memberId() != null
            ? (event.roomId() == null ? "" : event.roomId() + "-") + event.memberId()
            : event.room();
    var plain = subject + "-" + event.turn() + "-" + event.revision() + "-" + event.code();
    if (event.step() > 0) {
      plain += (event.code() == EventCode.W1 ? "-p" : "-h") + event.step();
    }
    var replay = event.replay();
    if (replay != null) {
      // Not how often: a letter that was deleted and died again would count from one once more.
      plain += "-d" + replay.letter() + "-" + replay.at().toEpochMilli();
    }
    return new TaskName(Digest.of(plain).substring(0, 8) + "-" + plain);
  }

  /// A name of its own, because one that was used up before a commit that never came would block
  /// the turn that does come.
  public static TaskName intent(RoomEvent event, IdSource ids) {
    return new TaskName(exact(event).value + "-i" + ids.next().substring(0, 12));
  }

  /// The room it is about, or the member who withdrew: ids have no hyphen. The same for all tasks
  /// of a room, whatever their turn.
  public String subject() {
    var parts = value.split("-", 3);
    return parts[Math.min(1, parts.length - 1)];
  }

  @Override
  public String toString() {
    return value;
  }
}
