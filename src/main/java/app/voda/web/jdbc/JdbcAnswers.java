package app.voda.web.jdbc;

import app.voda.store.jdbc.Times;
import app.voda.web.Answers;
import app.voda.web.KeptAnswer;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Kept answers in H2.
public final class JdbcAnswers implements Answers {
  private final JdbcClient jdbc;

  public JdbcAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<KeptAnswer> find(String scope, String key, Instant keptAfter) {
    return jdbc.sql(
            """
            select * from answers
            where scope = :scope and idempotency_key = :key and created_at > :after
            """)
        .param("scope", scope)
        .param("key", key)
        .param("after", Times.in(keptAfter))
        .query((row, _) ->
            new KeptAnswer(
                row.getString("scope"),
                row.getString("idempotency_key"),
                row.getString("fingerprint"),
                row.getInt("status"),
                row.getString("location"),
                row.getString("body"),
                Times.out(row, "created_at")))
        .optional();
  }

  @Override
  public void add(KeptAnswer answer, Instant keptAfter) {
    jdbc.sql(
            """
            delete from answers
            where scope = :scope and idempotency_key = :key and created_at <= :after
            """)
        .param("scope", answer.scope())
        .param("key", answer.key())
        .param("after", Times.in(keptAfter))
        .update();
    jdbc.sql(
            """
            insert into answers (scope, idempotency_key, fingerprint, status, location, body,
              created_at)
            values (:scope, :key, :fingerprint, :status, :location, :body, :at)
            """)
        .param("scope", answer.scope())
        .param("key", answer.key())
        .param("fingerprint", answer.fingerprint())
        .param("status", answer.status())
        .param("location", answer.location())
        .param("body", answer.json())
        .param("at", Times.in(answer.createdAt()))
        .update();
  }
}
