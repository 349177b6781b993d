package app.voda.liveactivity.jdbc;

import app.voda.device.ActivityToken;
import app.voda.device.Environment;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.LiveActivities;
import app.voda.liveactivity.LiveActivity;
import app.voda.liveactivity.Showing;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Live Activities in H2.
public final class JdbcLiveActivities implements LiveActivities {
  private final JdbcClient jdbc;

  public JdbcLiveActivities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<LiveActivity> find(RoomId room, String id) {
    return jdbc.sql("select * from live_activities where room_id = :room and id = :id")
        .param("room", room.value())
        .param("id", id)
        .query(JdbcLiveActivities::activity)
        .optional();
  }

  @Override
  public List<LiveActivity> of(RoomId room) {
    return jdbc.sql("select * from live_activities where room_id = :room order by started_at, id")
        .param("room", room.value())
        .query(JdbcLiveActivities::activity)
        .list();
  }

  @Override
  public List<LiveActivity> of(MemberId member) {
    return jdbc.sql(
            "select * from live_activities where member_id = :member order by started_at, id")
        .param("member", member.value())
        .query(JdbcLiveActivities::activity)
        .list();
  }

  @Override
  public void save(LiveActivity activity) {
    // Not merge: on a row that came into being after the snapshot it waits until the lock timeout.
    if (write(
            activity,
            """
            update live_activities set token = :token, environment = :environment,
              phase = :phase, due_at = :dueAt, last_timestamp = :timestamp,
              not_before = :notBefore
            where room_id = :room and id = :id
            """)
        == 0) {
      write(
          activity,
          """
          insert into live_activities (room_id, id, member_id, token, environment, turn, writer_id,
            phase, due_at, last_timestamp, not_before, started_at)
          values (:room, :id, :member, :token, :environment, :turn, :writer,
            :phase, :dueAt, :timestamp, :notBefore, :startedAt)
          """);
    }
  }

  private int write(LiveActivity activity, String sql) {
    return jdbc.sql(sql)
        .param("room", activity.room().value())
        .param("id", activity.id())
        .param("member", activity.member().value())
        .param("token", activity.token().value())
        .param("environment", activity.token().environment().name())
        .param("turn", activity.turn())
        .param("writer", activity.writer().value())
        .param("phase", activity.shown().phase().name())
        .param("dueAt", Times.in(activity.shown().dueAt()))
        .param("timestamp", Times.in(activity.lastTimestamp()))
        .param("notBefore", Times.inOrNull(activity.notBefore()))
        .param("startedAt", Times.in(activity.startedAt()))
        .update();
  }

  @Override
  public void delete(RoomId room, String id) {
    jdbc.sql("delete from live_activities where room_id = :room and id = :id")
        .param("room", room.value())
        .param("id", id)
        .update();
  }

  private static LiveActivity activity(ResultSet row, int number) throws SQLException {
    return new LiveActivity(
        new RoomId(row.getString("room_id")),
        row.getString("id"),
        new MemberId(row.getString("member_id")),
        new ActivityToken(
            row.getString("token"), Environment.valueOf(row.getString("environment"))),
        row.getInt("turn"),
        new MemberId(row.getString("writer_id")),
        new Showing(Showing.Phase.valueOf(row.getString("phase")), Times.out(row, "due_at")),
        Times.out(row, "last_timestamp"),
        Times.outOrNull(row, "not_before"),
        Times.out(row, "started_at"));
  }
}
