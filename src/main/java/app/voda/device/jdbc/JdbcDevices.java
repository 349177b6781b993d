package app.voda.device.jdbc;

import app.voda.device.ActivityToken;
import app.voda.device.Device;
import app.voda.device.DeviceToken;
import app.voda.device.Devices;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Devices in H2.
public final class JdbcDevices implements Devices {
  static final String OF_MEMBER =
      """
      select * from devices where member_id = :member and pruned_at is null
      order by registered_at desc, id
      """;

  private final JdbcClient jdbc;

  public JdbcDevices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return jdbc.sql("select * from devices where id = :id and pruned_at is null")
        .param("id", id.value())
        .query(JdbcDevices::device)
        .optional();
  }

  @Override
  public Optional<Device> findKept(DeviceId id) {
    return jdbc.sql("select * from devices where id = :id")
        .param("id", id.value())
        .query(JdbcDevices::device)
        .optional();
  }

  @Override
  public List<Device> of(MemberId member) {
    return jdbc.sql(OF_MEMBER).param("member", member.value()).query(JdbcDevices::device).list();
  }

  @Override
  public void save(Device device) {
    // Written though unchanged: who withdraws meanwhile then makes this one start over, or the
    // device would outlive what W1 removes. In Firestore it is in the member's document.
    jdbc.sql("update members set id = id where id = :id")
        .param("id", device.member().value())
        .update();
    // Not merge: on a row that came into being after the snapshot it waits until the lock timeout.
    if (write(
            device,
            """
            update devices set token = :token, member_id = :member, platform = :platform,
              transport = :transport, environment = :environment, locale = :locale,
              created_at = :createdAt, registered_at = :registeredAt, pruned_at = null,
              start_token = :startToken, start_environment = :startEnvironment
            where id = :id
            """)
        == 0) {
      write(
          device,
          """
          insert into devices (id, token, member_id, platform, transport, environment, locale,
            created_at, registered_at, start_token, start_environment)
          values (:id, :token, :member, :platform, :transport, :environment, :locale,
            :createdAt, :registeredAt, :startToken, :startEnvironment)
          """);
    }
  }

  private int write(Device device, String sql) {
    var start = device.startToken();
    return jdbc.sql(sql)
        .param("id", device.id().value())
        .param("token", device.token().value())
        .param("member", device.member().value())
        .param("platform", device.platform().name())
        .param("transport", device.transport().name())
        .param("environment", device.environment().name())
        .param("locale", device.locale())
        .param("createdAt", Times.in(device.createdAt()))
        .param("registeredAt", Times.in(device.registeredAt()))
        .param("startToken", start == null ? null : start.value())
        .param("startEnvironment", start == null ? null : start.environment().name())
        .update();
  }

  @Override
  public void delete(DeviceId id) {
    jdbc.sql("delete from devices where id = :id").param("id", id.value()).update();
  }

  @Override
  public void deleteOf(MemberId member) {
    jdbc.sql("delete from devices where member_id = :member")
        .param("member", member.value())
        .update();
  }

  @Override
  public boolean prune(Device device, Instant goneSince, Instant at) {
    return jdbc.sql(
                """
                update devices set pruned_at = :at
                where id = :id and pruned_at is null
                  and registered_at = :registeredAt and registered_at <= :since
                """)
            .param("at", Times.in(at))
            .param("id", device.id().value())
            .param("registeredAt", Times.in(device.registeredAt()))
            .param("since", Times.in(goneSince))
            .update()
        > 0;
  }

  @Override
  public int revive(Instant since, Transport transport) {
    return jdbc.sql(
            """
            update devices set pruned_at = null
            where pruned_at >= :since and transport = :transport
            """)
        .param("since", Times.in(since))
        .param("transport", transport.name())
        .update();
  }

  @Override
  public void remember(Device device, Environment knownIn) {
    jdbc.sql(
            """
            update devices set environment = :environment
            where id = :id and registered_at = :registeredAt
            """)
        .param("environment", knownIn.name())
        .param("id", device.id().value())
        .param("registeredAt", Times.in(device.registeredAt()))
        .update();
  }

  @Override
  public void forgetStartToken(DeviceId id, ActivityToken gone) {
    jdbc.sql(
            """
            update devices set start_token = null, start_environment = null
            where id = :id and start_token = :token
            """)
        .param("id", id.value())
        .param("token", gone.value())
        .update();
  }

  private static Device device(ResultSet row, int number) throws SQLException {
    var start = row.getString("start_token");
    return new Device(
        new DeviceToken(row.getString("token")),
        new MemberId(row.getString("member_id")),
        Platform.valueOf(row.getString("platform")),
        Transport.valueOf(row.getString("transport")),
        Environment.valueOf(row.getString("environment")),
        row.getString("locale"),
        Times.out(row, "created_at"),
        Times.out(row, "registered_at"),
        start == null
            ? null
            : new ActivityToken(start, Environment.valueOf(row.getString("start_environment"))));
  }
}
