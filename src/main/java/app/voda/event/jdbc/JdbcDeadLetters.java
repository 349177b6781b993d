package app.voda.event.jdbc;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetters;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Dead letters in H2.
public final class JdbcDeadLetters implements DeadLetters {
  private static final int LONGEST_DETAIL = 1000;

  private final JdbcClient jdbc;

  public JdbcDeadLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
          where id = :id and replayed_at is not null
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
            .update()
        > 0;
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    return jdbc.sql("select * from dead_letters where id = :id")
        .param("id", id)
        .query(JdbcDeadLetters::letter)
        .optional();
  }

  private static DeadLetter letter(ResultSet row, int number) throws SQLException {
    var code = row.getString("code");
    var member = row.getString("member_id");
    var alarm = row.getString("alarm_id");
    return new DeadLetter(
        row.getString("id"),
        DeadLetter.Reason.valueOf(row.getString("reason")),
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
