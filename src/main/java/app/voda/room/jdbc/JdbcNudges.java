package app.voda.room.jdbc;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Nudges;
import app.voda.store.jdbc.Times;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Nudges in H2.
public final class JdbcNudges implements Nudges {
  private final JdbcClient jdbc;

  public JdbcNudges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Instant> find(RoomId room, int turn, MemberId by) {
    return jdbc.sql(
            """
            select nudged_at from nudges
            where room_id = :room and turn = :turn and member_id = :by
            """)
        .param("room", room.value())
        .param("turn", turn)
        .param("by", by.value())
        .query((row, _) -> Times.out(row, "nudged_at"))
        .optional();
  }

  @Override
  public void add(RoomId room, int turn, MemberId by, Instant at) {
    jdbc.sql(
            """
            insert into nudges (room_id, turn, member_id, nudged_at)
            values (:room, :turn, :by, :at)
            """)
        .param("room", room.value())
        .param("turn", turn)
        .param("by", by.value())
        .param("at", Times.in(at))
        .update();
  }

  @Override
  public int deleteOf(RoomId room, int most) {
    return jdbc.sql("delete from nudges where room_id = :room fetch first :most rows only")
        .param("room", room.value())
        .param("most", most)
        .update();
  }
}
