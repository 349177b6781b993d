package app.voda.alarm;

import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.time.Duration;
import java.util.Optional;

/// The members' inboxes.
public interface Alarms {
  /// How long an inbox keeps its entries.
  Duration KEPT = Duration.ofDays(90);

  Optional<Alarm> find(MemberId member, AlarmId id);

  /// Keeps an entry, merged into what another call may have kept meanwhile.
  void save(Alarm alarm);

  /// A member's inbox, newest first.
  Page<Alarm> of(MemberId member, PageRequest page);

  int unread(MemberId member);

  /// Marks as read.
  ///
  /// @param upTo the newest entry to mark
  void markRead(MemberId member, Alarm upTo);

  void markAllRead(MemberId member);

  /// Empties the inbox of a member who withdrew, at most so many entries.
  ///
  /// @return how many were removed
  int deleteOf(MemberId member, int most);
}
