package app.voda.phones;

import app.voda.device.Transport;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.PushSender;
import app.voda.store.jdbc.Times;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The phones of the phones page: they take every push, and like real ones show an alarm once.
@Component
@Profile("!gcp")
@Order(Ordered.LOWEST_PRECEDENCE)
public class PhonePushes implements PushSender {
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  PhonePushes(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /// A push that a phone shows. Also published when it arrives.
  public record Received(
      AlarmId alarmId,
      EventCode code,
      MemberId memberId,
      String deviceToken,
      Transport transport,
      String title,
      String body,
      Instant at) {}

  @Override
  public Set<Transport> transports() {
    return Set.of(Transport.values());
  }

  @Override
  public Delivery send(Push push) {
    var device = push.device();
    boolean shown = show(push);
    if (shown) {
      events.publishEvent(
          new Received(
              push.alarmId(),
              push.code(),
              device.member(),
              device.token().value(),
              device.transport(),
              push.title(),
              push.body(),
              push.at()));
    }
    return Delivery.ACCEPTED;
  }

  // A phone that shows the alarm already shows it once all the same.
  private boolean show(Push push) {
    var device = push.device();
    try {
      jdbc.sql(
              """
              insert into phone_pushes (device_id, alarm_id, member_id, device_token, transport,
                code, title, body, pushed_at)
              values (:device, :alarm, :member, :token, :transport, :code, :title, :body, :at)
              """)
          .param("device", device.id().value())
          .param("alarm", push.alarmId().value())
          .param("member", device.member().value())
          .param("token", device.token().value())
          .param("transport", device.transport().name())
          .param("code", push.code().name())
          .param("title", push.title())
          .param("body", push.body())
          .param("at", Times.in(push.at()))
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /// What phones have received, oldest first.
  ///
  /// @param member only this member's; null for all
  public List<Received> received(@Nullable MemberId member) {
    return jdbc.sql(
            """
            select * from phone_pushes
            where :member is null or member_id = :member
            order by seq
            """)
        .param("member", member == null ? null : member.value())
        .query((row, _) ->
            new Received(
                new AlarmId(row.getString("alarm_id")),
                EventCode.valueOf(row.getString("code")),
                new MemberId(row.getString("member_id")),
                row.getString("device_token"),
                Transport.valueOf(row.getString("transport")),
                row.getString("title"),
                row.getString("body"),
                Times.out(row, "pushed_at")))
        .list();
  }
}
