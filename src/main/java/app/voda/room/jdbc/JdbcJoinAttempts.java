package app.voda.room.jdbc;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.JoinAttempts;
import app.voda.room.WrongCodes;
import app.voda.store.jdbc.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wrong join codes in H2; the at most five times as one text.
public final class JdbcJoinAttempts implements JoinAttempts {
  private final JdbcClient jdbc;

  public JdbcJoinAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public WrongCodes of(RoomId room, MemberId member) {
    return jdbc.sql("select * from wrong_codes where room_id = :room and member_id = :member")
        .param("room", room.value())
        .param("member", member.value())
        .query((row, _) ->
            new WrongCodes(
                Arrays.stream(row.getString("tried_at").split(" "))
                    .filter(at -> !at.isEmpty())
                    .map(Instant::parse)
                    .toList(),
                Times.outOrNull(row, "locked_until")))
        .optional()
        .orElse(WrongCodes.NONE);
  }

  @Override
  public void save(RoomId room, MemberId member, WrongCodes wrong) {
    // Not merge: on a row that came into being after the snapshot it waits until the lock timeout.
    if (write(
            room,
            member,
            wrong,
            """
            update wrong_codes set tried_at = :at, locked_until = :lockedUntil,
              touched_at = :touchedAt
            where room_id = :room and member_id = :member
            """)
        == 0) {
      write(
          room,
          member,
          wrong,
          """
          insert into wrong_codes (room_id, member_id, tried_at, locked_until, touched_at)
          values (:room, :member, :at, :lockedUntil, :touchedAt)
          """);
    }
  }

  private int write(RoomId room, MemberId member, WrongCodes wrong, String sql) {
    return jdbc.sql(sql)
        .param("room", room.value())
        .param("member", member.value())
        .param("at", wrong.at().stream().map(Instant::toString).collect(Collectors.joining(" ")))
        .param("lockedUntil", Times.inOrNull(wrong.lockedUntil()))
        .param("touchedAt", Times.in(wrong.touchedAt()))
        .update();
  }

  @Override
  public int deleteOf(RoomId room, int most) {
    return jdbc.sql("delete from wrong_codes where room_id = :room fetch first :most rows only")
        .param("room", room.value())
        .param("most", most)
        .update();
  }
}
