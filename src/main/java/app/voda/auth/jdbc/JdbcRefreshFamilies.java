package app.voda.auth.jdbc;

import app.voda.auth.RefreshFamilies;
import app.voda.auth.RefreshFamily;
import app.voda.id.MemberId;
import app.voda.store.jdbc.Times;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sign-ins in H2.
public final class JdbcRefreshFamilies implements RefreshFamilies {
  private final JdbcClient jdbc;

  public JdbcRefreshFamilies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<RefreshFamily> find(String id) {
    return jdbc.sql("select * from refresh_families where id = :id")
        .param("id", id)
        .query((row, _) ->
            new RefreshFamily(
                row.getString("id"),
                new MemberId(row.getString("member_id")),
                row.getString("current_hash"),
                Times.out(row, "expires_at")))
        .optional();
  }

  @Override
  public void save(RefreshFamily family) {
    // Not merge: on a row that came into being after the snapshot it waits until the lock timeout.
    if (write(
            family,
            """
            update refresh_families
            set member_id = :member, current_hash = :hash, expires_at = :expiresAt
            where id = :id
            """)
        == 0) {
      write(
          family,
          """
          insert into refresh_families (id, member_id, current_hash, expires_at)
          values (:id, :member, :hash, :expiresAt)
          """);
    }
  }

  private int write(RefreshFamily family, String sql) {
    return jdbc.sql(sql)
        .param("id", family.id())
        .param("member", family.member().value())
        .param("hash", family.currentHash())
        .param("expiresAt", Times.in(family.expiresAt()))
        .update();
  }

  @Override
  public void delete(String id) {
    jdbc.sql("delete from refresh_families where id = :id").param("id", id).update();
  }

  @Override
  public void deleteOf(MemberId member) {
    jdbc.sql("delete from refresh_families where member_id = :member")
        .param("member", member.value())
        .update();
  }
}
