package app.voda.phones;

import app.voda.device.ActivityToken;
import app.voda.id.Digest;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.ActivityService;
import app.voda.liveactivity.LiveActivity;
import app.voda.problem.Refusal;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.ActivityPush.Status;
import app.voda.push.ActivitySender;
import app.voda.push.Delivery;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The lock screens of the phones page. Like real ones they register what a push has started, and
/// pass over what is older than what they show or comes after the end.
@Component
@Profile("!gcp")
@Order(Ordered.LOWEST_PRECEDENCE)
public class PhoneActivities implements ActivitySender {
  private final JdbcClient jdbc;
  private final ActivityService activities;
  private final ApplicationEventPublisher events;

  PhoneActivities(JdbcClient jdbc, ActivityService activities, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.activities = activities;
    this.events = events;
  }

  /// A Live Activity on a member's phone. Also published whenever it changes.
  ///
  /// @param at when it was told last
  /// @param leavesAt when it leaves the screen
  public record Shown(
      String activityId,
      MemberId memberId,
      RoomId roomId,
      String roomName,
      String writerName,
      int turn,
      Instant endTime,
      Status status,
      Instant at,
      Instant leavesAt) {}

  @Override
  public Delivery send(ActivityPush push) {
    if (push.kind() == Kind.START) {
      start(push);
    } else {
      show(push, push.to().value());
    }
    return Delivery.ACCEPTED;
  }

  private void start(ActivityPush push) {
    var token = new ActivityToken(Digest.full(push.id()), push.to().environment());
    show(push, token.value());
    try {
      activities.register(push.room(), activityId(token.value()), push.member(), token);
    } catch (Refusal refusal) {
      // Who has left meanwhile has nothing to register; the app would find out as we do.
    }
  }

  // Short enough for one's eyes, and the same for every push to it.
  private static String activityId(String token) {
    return Digest.of("activity", token);
  }

  private void show(ActivityPush push, String token) {
    if (change(push, token) == 0 && !isKnown(token)) {
      try {
        add(push, token);
      } catch (DuplicateKeyException e) {
        change(push, token);
      }
    }
    find(token).ifPresent(events::publishEvent);
  }

  private int change(ActivityPush push, String token) {
    return jdbc.sql(
            """
            update phone_activities set writer_name = :writer, turn = :turn, end_time = :endTime,
              status = :status, sent_at = :at, leaves_at = coalesce(:leavesAt, leaves_at)
            where token = :token and sent_at < :at and status <> 'ENDED'
            """)
        .param("writer", push.content().writerName())
        .param("turn", push.content().turn())
        .param("endTime", Times.in(push.content().endTime()))
        .param("status", push.content().status().name())
        .param("at", Times.in(push.timestamp()))
        .param("leavesAt", Times.inOrNull(push.dismissedAt()))
        .param("token", token)
        .update();
  }

  private void add(ActivityPush push, String token) {
    var over = push.timestamp().plus(LiveActivity.LIVES);
    var content = push.content();
    jdbc.sql(
            """
            insert into phone_activities (token, activity_id, member_id, room_id, room_name,
              writer_name, turn, end_time, status, sent_at, leaves_at)
            values (:token, :activity, :member, :room, :roomName,
              :writer, :turn, :endTime, :status, :at, :leavesAt)
            """)
        .param("token", token)
        .param("activity", activityId(token))
        .param("member", push.member().value())
        .param("room", push.room().value())
        .param("roomName", push.roomName())
        .param("writer", content.writerName())
        .param("turn", content.turn())
        .param("endTime", Times.in(content.endTime()))
        .param("status", content.status().name())
        .param("at", Times.in(push.timestamp()))
        .param("leavesAt", Times.in(push.dismissedAt() == null ? over : push.dismissedAt()))
        .update();
  }

  private boolean isKnown(String token) {
    return find(token).isPresent();
  }

  private Optional<Shown> find(String token) {
    return jdbc.sql("select * from phone_activities where token = :token")
        .param("token", token)
        .query(PhoneActivities::shown)
        .optional();
  }

  /// What phones show or have shown, the one that was told last at the end.
  ///
  /// @param member only this member's; null for all
  public List<Shown> shown(@Nullable MemberId member) {
    return jdbc.sql(
            """
            select * from phone_activities
            where :member is null or member_id = :member
            order by sent_at, token
            """)
        .param("member", member == null ? null : member.value())
        .query(PhoneActivities::shown)
        .list();
  }

  private static Shown shown(ResultSet row, int number) throws SQLException {
    return new Shown(
        row.getString("activity_id"),
        new MemberId(row.getString("member_id")),
        new RoomId(row.getString("room_id")),
        row.getString("room_name"),
        row.getString("writer_name"),
        row.getInt("turn"),
        Times.out(row, "end_time"),
        Status.valueOf(row.getString("status")),
        Times.out(row, "sent_at"),
        Times.out(row, "leaves_at"));
  }
}
