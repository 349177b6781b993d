package app.voda.event.jdbc;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.DeadLetters;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Dead letters in H2.
public final class JdbcDeadLetters implements DeadLetters {
  private static final int LONGEST_DETAIL = 1000;

  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");

  private final JdbcClient jdbc;
  private final InstantSource clock;

  public JdbcDeadLetters(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public boolean add(DeadLetter letter) {
    try {
      return write(
          letter,
          """
          insert into dead_letters (id, reason, code, member_id, alarm_id, body, detail,
            dead_since, replays)
          values (:id, :reason, :code, :member, :alarm, :body, :detail, :at, 0)
          """);
    } catch (DuplicateKeyException e) {
      return write(
          letter,
          """
          update dead_letters set detail = :detail, dead_since = :at, replayed_at = null
          where id = :id and (replayed_at is not null or dead_since <= :forgotten)
          """);
    }
  }

  private boolean write(DeadLetter letter, String sql) {
    var detail = letter.detail();
    return jdbc.sql(sql)
            .param("id", letter.id())
            .param("reason", letter.reason().name())
            .param("code", letter.code() == null ? null : letter.code().name())
            .param("member", letter.memberId() == null ? null : letter.memberId().value())
            .param("alarm", letter.alarmId() == null ? null : letter.alarmId().value())
            .param("body", letter.body())
            .param("detail", detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
            .param("at", Times.in(letter.at()))
            .param("forgotten", forgotten())
            .update()
        > 0;
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    return jdbc.sql("select * from dead_letters where id = :id and dead_since > :forgotten")
        .param("id", id)
        .param("forgotten", forgotten())
        .query(JdbcDeadLetters::letter)
        .optional();
  }

  @Override
  public Page<DeadLetter> of(@Nullable Reason reason, PageRequest page) {
    var after = page.after() == null ? new Cursor(FAR_FUTURE, "") : page.after();
    var read =
        jdbc.sql(
                """
                select * from dead_letters
                where %s dead_since > :forgotten
                  and (dead_since < :at or dead_since = :at and id < :id)
                order by dead_since desc, id desc fetch first :most rows only
                """
                    .formatted(reason == null ? "" : "reason = :reason and"))
            .param("reason", reason == null ? null : reason.name())
            .param("forgotten", forgotten())
            .param("at", Times.in(after.at()))
            .param("id", after.id())
            .param("most", page.size() + 1)
            .query(JdbcDeadLetters::letter)
            .list();
    return Page.cut(read, page.size(), letter -> new Cursor(letter.at(), letter.id()));
  }

  @Override
  public void markReplayed(DeadLetter letter) {
    jdbc.sql("update dead_letters set replays = :replays, replayed_at = :at where id = :id")
        .param("id", letter.id())
        .param("replays", letter.replays())
        .param("at", Times.inOrNull(letter.replayedAt()))
        .update();
  }

  @Override
  public boolean delete(String id) {
    return jdbc.sql("delete from dead_letters where id = :id and dead_since > :forgotten")
            .param("id", id)
            .param("forgotten", forgotten())
            .update()
        > 0;
  }

  // What died then or earlier is only waiting to be thrown away.
  private OffsetDateTime forgotten() {
    return Times.in(clock.instant().minus(KEPT));
  }

  private static DeadLetter letter(ResultSet row, int number) throws SQLException {
    var code = row.getString("code");
    var member = row.getString("member_id");
    var alarm = row.getString("alarm_id");
    return new DeadLetter(
        row.getString("id"),
        Reason.valueOf(row.getString("reason")),
        code == null ? null : EventCode.valueOf(code),
        member == null ? null : new MemberId(member),
        alarm == null ? null : new AlarmId(alarm),
        row.getString("body"),
        row.getString("detail"),
        Times.out(row, "dead_since"),
        row.getInt("replays"),
        Times.outOrNull(row, "replayed_at"));
  }
}
