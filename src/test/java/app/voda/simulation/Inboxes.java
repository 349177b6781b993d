package app.voda.simulation;

import app.voda.alarm.Alarm;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import java.util.HashMap;
import java.util.Map;

/// When the calls began that wrote to inboxes, and when an inbox was last emptied.
final class Inboxes {
  private record Entry(MemberId member, AlarmId alarm) {}

  private final Map<Entry, Long> writtenSince = new HashMap<>();
  private final Map<MemberId, Long> emptiedAt = new HashMap<>();

  void wrote(Alarm alarm, Activity by) {
    writtenSince.put(new Entry(alarm.member(), alarm.announcement().id()), by.startedAt);
  }

  void emptied(MemberId member, long number) {
    emptiedAt.put(member, number);
  }

  /// Whether an entry was last written by a call that had begun before the inbox was emptied. It
  /// had read its member before, and sends for seconds: what it keeps then stays until its time is
  /// over. A second look by W1 would cost each withdrawal more than this is worth.
  boolean wasKeptByASlowCall(MemberId member, AlarmId alarm) {
    var since = writtenSince.get(new Entry(member, alarm));
    var emptied = emptiedAt.get(member);
    return since != null && emptied != null && since < emptied;
  }
}
