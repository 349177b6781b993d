package app.voda.member.jdbc;

import app.voda.id.MemberId;
import app.voda.member.AlarmPreferences;
import app.voda.member.Email;
import app.voda.member.Member;
import app.voda.member.MemberName;
import app.voda.member.Members;
import app.voda.member.QuietHours;
import app.voda.store.Conflict;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Members in H2. Unique columns keep e-mails and names apart.
public final class JdbcMembers implements Members {
  private final JdbcClient jdbc;

  public JdbcMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Member> find(MemberId id) {
    return jdbc.sql("select * from members where id = :id")
        .param("id", id.value())
        .query(JdbcMembers::member)
        .optional();
  }

  @Override
  public Optional<Member> findByEmail(Email email) {
    return jdbc.sql("select * from members where email = :email")
        .param("email", email.value())
        .query(JdbcMembers::member)
        .optional();
  }

  @Override
  public Map<MemberId, Member> findAll(Collection<MemberId> ids) {
    var found = new LinkedHashMap<MemberId, Member>();
    if (!ids.isEmpty()) {
      jdbc.sql("select * from members where id in (:ids)")
          .param("ids", ids.stream().map(MemberId::value).toList())
          .query(JdbcMembers::member)
          .list()
          .forEach(member -> found.put(member.id(), member));
    }
    return found;
  }

  @Override
  public Optional<MemberId> findByName(MemberName name) {
    return jdbc.sql("select id from members where name_key = :key")
        .param("key", name.key())
        .query(String.class)
        .optional()
        .map(MemberId::new);
  }

  @Override
  public void add(Member member) {
    write(
        member,
        """
        insert into members (id, email, name, name_key, profile_url, locale, zone, alarms_turn,
          alarms_activity, quiet_from, quiet_to, created_at)
        values (:id, :email, :name, :nameKey, :profileUrl, :locale, :zone, :turn,
          :activity, :quietFrom, :quietTo, :createdAt)
        """);
  }

  @Override
  public void save(Member member) {
    int rows =
        write(
            member,
            """
            update members set email = :email, name = :name, name_key = :nameKey,
              profile_url = :profileUrl, locale = :locale, zone = :zone, alarms_turn = :turn,
              alarms_activity = :activity, quiet_from = :quietFrom, quiet_to = :quietTo,
              created_at = :createdAt
            where id = :id
            """);
    if (rows == 0) {
      throw new Conflict("member is gone");
    }
  }

  private int write(Member member, String sql) {
    var quiet = member.alarms().quietHours();
    return jdbc.sql(sql)
        .param("id", member.id().value())
        .param("email", member.email().value())
        .param("name", member.name().value())
        .param("nameKey", member.name().key())
        .param("profileUrl", member.profileUrl())
        .param("locale", member.locale())
        .param("zone", member.zone().getId())
        .param("turn", member.alarms().turn())
        .param("activity", member.alarms().activity())
        .param("quietFrom", quiet == null ? null : quiet.from())
        .param("quietTo", quiet == null ? null : quiet.to())
        .param("createdAt", Times.in(member.createdAt()))
        .update();
  }

  @Override
  public void delete(MemberId id) {
    jdbc.sql("delete from members where id = :id").param("id", id.value()).update();
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    var from = row.getObject("quiet_from", LocalTime.class);
    var to = row.getObject("quiet_to", LocalTime.class);
    var quiet = from == null || to == null ? null : new QuietHours(from, to);
    return new Member(
        new MemberId(row.getString("id")),
        new Email(row.getString("email")),
        new MemberName(row.getString("name")),
        row.getString("profile_url"),
        row.getString("locale"),
        ZoneId.of(row.getString("zone")),
        new AlarmPreferences(
            row.getBoolean("alarms_turn"), row.getBoolean("alarms_activity"), quiet),
        Times.out(row, "created_at"));
  }
}
