package app.voda.event.jdbc;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetters;
import app.voda.event.EventCode;
import app.voda.id.MemberId;
import app.voda.store.jdbc.Times;
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
  public void add(DeadLetter letter) {
    var detail = letter.detail();
    try {
      jdbc.sql(
              """
              insert into dead_letters (id, reason, code, member_id, body, detail, dead_since)
              values (:id, :reason, :code, :member, :body, :detail, :at)
              """)
          .param("id", letter.id())
          .param("reason", letter.reason().name())
          .param("code", letter.code() == null ? null : letter.code().name())
          .param("member", letter.memberId() == null ? null : letter.memberId().value())
          .param("body", letter.body())
          .param("detail", detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
          .param("at", Times.in(letter.at()))
          .update();
    } catch (DuplicateKeyException e) {
      // It is kept already, as it was.
    }
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    return jdbc.sql("select * from dead_letters where id = :id")
        .param("id", id)
        .query((row, _) -> {
          var code = row.getString("code");
          var member = row.getString("member_id");
          return new DeadLetter(
              row.getString("id"),
              DeadLetter.Reason.valueOf(row.getString("reason")),
              code == null ? null : EventCode.valueOf(code),
              member == null ? null : new MemberId(member),
              row.getString("body"),
              row.getString("detail"),
              Times.out(row, "dead_since"));
        })
        .optional();
  }
}
