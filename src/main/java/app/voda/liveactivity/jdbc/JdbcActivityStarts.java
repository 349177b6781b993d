package app.voda.liveactivity.jdbc;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.ActivityStart;
import app.voda.liveactivity.ActivityStarts;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Starts of Live Activities in H2.
public final class JdbcActivityStarts implements ActivityStarts {
  private final JdbcClient jdbc;

  public JdbcActivityStarts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<ActivityStart> find(RoomId room, int turn, DeviceId device) {
    return jdbc.sql(
            """
            select * from activity_starts
            where room_id = :room and turn = :turn and device_id = :device
            """)
        .param("room", room.value())
        .param("turn", turn)
        .param("device", device.value())
        .query(JdbcActivityStarts::start)
        .optional();
  }

  @Override
  public List<ActivityStart> of(RoomId room, MemberId member) {
    return jdbc.sql(
            """
            select * from activity_starts where room_id = :room and member_id = :member
            order by turn, sent_at
            """)
        .param("room", room.value())
        .param("member", member.value())
        .query(JdbcActivityStarts::start)
        .list();
  }

  @Override
  public void save(ActivityStart start) {
    if (write(
            start,
            """
            update activity_starts set state = :state, due_at = :dueAt, sent_at = :sentAt,
              not_before = :notBefore
            where room_id = :room and turn = :turn and device_id = :device
            """)
        == 0) {
      write(
          start,
          """
          insert into activity_starts (room_id, turn, device_id, member_id, writer_id, state,
            due_at, sent_at, not_before)
          values (:room, :turn, :device, :member, :writer, :state, :dueAt, :sentAt, :notBefore)
          """);
    }
  }

  private int write(ActivityStart start, String sql) {
    return jdbc.sql(sql)
        .param("room", start.room().value())
        .param("turn", start.turn())
        .param("device", start.device().value())
        .param("member", start.member().value())
        .param("writer", start.writer().value())
        .param("state", start.state().name())
        .param("dueAt", Times.in(start.dueAt()))
        .param("sentAt", Times.in(start.timestamp()))
        .param("notBefore", Times.in(start.notBefore()))
        .update();
  }

  private static ActivityStart start(ResultSet row, int number) throws SQLException {
    return new ActivityStart(
        new RoomId(row.getString("room_id")),
        row.getInt("turn"),
        new DeviceId(row.getString("device_id")),
        new MemberId(row.getString("member_id")),
        new MemberId(row.getString("writer_id")),
        ActivityStart.State.valueOf(row.getString("state")),
        Times.out(row, "due_at"),
        Times.out(row, "sent_at"),
        Times.out(row, "not_before"));
  }
}
