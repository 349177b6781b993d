package app.voda.alarm.jdbc;

import app.voda.alarm.Alarm;
import app.voda.alarm.Alarms;
import app.voda.alarm.DeviceOutcome;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.Transactions;
import app.voda.store.jdbc.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Inboxes in H2; what each device answered is one column, as it is one map in Firestore.
public final class JdbcAlarms implements Alarms {
  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final InstantSource clock;

  public JdbcAlarms(JdbcClient jdbc, Transactions transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Alarm> find(MemberId member, AlarmId id) {
    return jdbc.sql("select * from alarms where member_id = :member and id = :id")
        .param("member", member.value())
        .param("id", id.value())
        .query(AlarmRows::alarm)
        .optional();
  }

  @Override
  public void save(List<Alarm> alarms) {
    if (!alarms.isEmpty()) {
      transactions.execute(() -> alarms.forEach(this::merge));
    }
  }

  private void merge(Alarm alarm) {
    var kept = find(alarm.member(), alarm.announcement().id());
    write(kept.map(alarm::mergedInto).orElse(alarm), kept.isPresent());
  }

  @Override
  public List<Alarm> waiting(RoomId room, int turn, Set<EventCode> codes) {
    return jdbc.sql(
            """
            select * from alarms
            where room_id = :room and turn = :turn and code in (:codes) and devices like :waiting
            """)
        .param("room", room.value())
        .param("turn", turn)
        .param("codes", codes.stream().map(EventCode::name).toList())
        .param("waiting", "% " + DeviceOutcome.Status.WAITING + " %")
        .query(AlarmRows::alarm)
        .list();
  }

  @Override
  public void reopen(MemberId member, AlarmId id, Instant now) {
    transactions.execute(
        () -> find(member, id).ifPresent(alarm -> write(alarm.reopened(now), true)));
  }

  private void write(Alarm alarm, boolean isKept) {
    var a = alarm.announcement();
    var author = a.author();
    jdbc.sql(isKept ? AlarmRows.UPDATE : AlarmRows.INSERT)
        .param("member", alarm.member().value())
        .param("id", a.id().value())
        .param("code", a.code().name())
        .param("room", a.room().value())
        .param("roomName", a.roomName())
        .param("turn", a.turn())
        .param("diary", a.diaryId())
        .param("author", author == null ? null : author.id().value())
        .param("authorName", author == null ? null : author.name())
        .param("before", a.before() == null ? null : a.before().toString())
        .param("at", Times.in(a.at()))
        .param("until", Times.in(a.until()))
        .param("read", alarm.read())
        .param("devices", AlarmRows.write(alarm.devices()))
        .update();
  }

  @Override
  public Page<Alarm> of(MemberId member, PageRequest page) {
    var after = page.after() == null ? new Cursor(FAR_FUTURE, "") : page.after();
    var read =
        jdbc.sql(
                """
                select * from alarms
                where member_id = :member and alarm_at > :since
                  and (alarm_at < :at or alarm_at = :at and id < :id)
                order by alarm_at desc, id desc fetch first :most rows only
                """)
            .param("member", member.value())
            .param("since", Times.in(clock.instant().minus(KEPT)))
            .param("at", Times.in(after.at()))
            .param("id", after.id())
            .param("most", page.size() + 1)
            .query(AlarmRows::alarm)
            .list();
    return Page.cut(
        read, page.size(), a -> new Cursor(a.announcement().at(), a.announcement().id().value()));
  }

  @Override
  public int unread(MemberId member) {
    return jdbc.sql(
            """
            select count(*) from alarms
            where member_id = :member and not is_read and alarm_at > :since
            """)
        .param("member", member.value())
        .param("since", Times.in(clock.instant().minus(KEPT)))
        .query(Integer.class)
        .single();
  }

  @Override
  public void markRead(MemberId member, Alarm upTo) {
    jdbc.sql(
            """
            update alarms set is_read = true
            where member_id = :member and not is_read
              and (alarm_at < :at or alarm_at = :at and id <= :id)
            """)
        .param("member", member.value())
        .param("at", Times.in(upTo.announcement().at()))
        .param("id", upTo.announcement().id().value())
        .update();
  }

  @Override
  public void markAllRead(MemberId member) {
    jdbc.sql("update alarms set is_read = true where member_id = :member and not is_read")
        .param("member", member.value())
        .update();
  }

  @Override
  public int deleteOf(MemberId member, int most) {
    return jdbc.sql("delete from alarms where member_id = :member fetch first :most rows only")
        .param("member", member.value())
        .param("most", most)
        .update();
  }
}
