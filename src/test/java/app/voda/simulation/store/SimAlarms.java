package app.voda.simulation.store;

import app.voda.alarm.Alarm;
import app.voda.alarm.Alarms;
import app.voda.alarm.DeviceOutcome.Status;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Inboxes, their entries by member and alarm.
final class SimAlarms implements Alarms {
  private final Tables tables;
  private final Table<Alarm> alarms;
  private final InstantSource clock;

  SimAlarms(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.alarms = new Table<>(tables);
    this.clock = clock;
  }

  @Override
  public Optional<Alarm> find(MemberId member, AlarmId id) {
    return alarms.find(member + "/" + id);
  }

  @Override
  public void save(List<Alarm> all) {
    tables.atomically(() -> all.forEach(this::merge));
  }

  private void merge(Alarm alarm) {
    var id = alarm.announcement().id();
    var kept = find(alarm.member(), id);
    alarms.put(alarm.member() + "/" + id, kept.map(alarm::mergedInto).orElse(alarm));
  }

  @Override
  public List<Alarm> waiting(RoomId room, int turn, Set<EventCode> codes) {
    return alarms.list(
        "",
        alarm ->
            alarm.announcement().room().equals(room)
                && alarm.announcement().turn() == turn
                && codes.contains(alarm.announcement().code())
                && alarm.devices().values().stream().anyMatch(d -> d.status() == Status.WAITING));
  }

  @Override
  public void reopen(MemberId member, AlarmId id, Instant now) {
    var _ = alarms.update(member + "/" + id, _ -> true, alarm -> alarm.reopened(now));
  }

  @Override
  public Page<Alarm> of(MemberId member, PageRequest page) {
    return Pages.cut(
        alarms.list(member + "/", young()), page, Pages.LATEST_FIRST, SimAlarms::cursor);
  }

  @Override
  public int unread(MemberId member) {
    return alarms.list(member + "/", young().and(alarm -> !alarm.read())).size();
  }

  private Predicate<Alarm> young() {
    var since = clock.instant().minus(KEPT);
    return alarm -> alarm.announcement().at().isAfter(since);
  }

  @Override
  public void markRead(MemberId member, Alarm upTo) {
    var newest = cursor(upTo);
    markRead(member, alarm -> Pages.EARLIEST_FIRST.compare(cursor(alarm), newest) <= 0);
  }

  @Override
  public void markAllRead(MemberId member) {
    markRead(member, _ -> true);
  }

  private void markRead(MemberId member, Predicate<Alarm> those) {
    var _ =
        alarms.updateAll(
            member + "/",
            those.and(alarm -> !alarm.read()),
            alarm -> new Alarm(member, alarm.announcement(), true, alarm.devices()));
  }

  @Override
  public int deleteOf(MemberId member, int most) {
    return alarms.removeAll(member + "/", _ -> true, most);
  }

  private static Cursor cursor(Alarm alarm) {
    return new Cursor(alarm.announcement().at(), alarm.announcement().id().value());
  }
}
