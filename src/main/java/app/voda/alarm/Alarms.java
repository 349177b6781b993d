package app.voda.alarm;

import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The members' inboxes.
public interface Alarms {
  /// How long an inbox keeps its entries.
  Duration KEPT = Duration.ofDays(90);

  Optional<Alarm> find(MemberId member, AlarmId id);

  /// Keeps entries, each merged into what another call may have kept meanwhile; all or none.
  void save(List<Alarm> alarms);

  default void save(Alarm alarm) {
    save(List.of(alarm));
  }

  /// The entries about a turn under which devices still wait, of these codes.
  List<Alarm> waiting(RoomId room, int turn, Set<EventCode> codes);

  /// Lets the devices wait once more that an entry was given up for.
  void reopen(MemberId member, AlarmId id, Instant now);

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
