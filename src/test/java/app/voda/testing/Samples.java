package app.voda.testing;

import app.voda.device.Device;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.event.EventSettings;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.AlarmPreferences;
import app.voda.member.Email;
import app.voda.member.Member;
import app.voda.member.MemberName;
import app.voda.room.Profile;
import app.voda.room.Room;
import app.voda.room.WritingPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/// Real records to test with.
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  public static final WritingPeriod FIVE_DAYS = new WritingPeriod(Duration.ofDays(5));
  public static final Profile SUMMER = new Profile("Summer", "sea", "Where?", "hash");

  /// The settings that voda comes with.
  public static final EventSettings SETTINGS =
      new EventSettings(
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofMinutes(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10));

  private Samples() {}

  /// An id that nothing has had before.
  public static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  public static RoomId roomId() {
    return new RoomId(id());
  }

  public static MemberId memberId() {
    return new MemberId(id());
  }

  /// A room as it is opened at {@link #NOW}, whose turns last five days; the others have joined a
  /// minute apart.
  public static Room room(MemberId creator, MemberId... others) {
    return room(FIVE_DAYS, NOW, creator, others);
  }

  /// A room opened at that time.
  public static Room room(WritingPeriod period, Instant at, MemberId creator, MemberId... others) {
    var room = Room.open(roomId(), SUMMER, period, creator, at).room().orElseThrow();
    for (int i = 0; i < others.length; i++) {
      room = room.join(others[i], 10, at.plus(Duration.ofMinutes(i + 1)));
    }
    return room;
  }

  /// A member who has changed nothing since signing up.
  public static Member member() {
    var id = memberId();
    return member(id, "m" + id.value().substring(0, 20));
  }

  public static Member member(MemberId id, String name) {
    return new Member(
        id,
        new Email(id + "@example.com"),
        new MemberName(name),
        null,
        null,
        ZoneId.of("Asia/Seoul"),
        AlarmPreferences.DEFAULT,
        NOW);
  }

  /// The same member, with other preferences.
  public static Member preferring(Member member, AlarmPreferences alarms) {
    return new Member(
        member.id(),
        member.email(),
        member.name(),
        member.profileUrl(),
        member.locale(),
        member.zone(),
        alarms,
        member.createdAt());
  }

  /// An Android phone registered at {@link #NOW}.
  public static Device device(MemberId member, String token) {
    return device(member, token, NOW);
  }

  public static Device device(MemberId member, String token, Instant registeredAt) {
    return new Device(
        new DeviceToken(token),
        member,
        Platform.ANDROID,
        Transport.FCM,
        Environment.PRODUCTION,
        null,
        NOW,
        registeredAt,
        null);
  }

  /// An iPhone that is reached through APNs.
  public static Device iPhone(MemberId member, String token) {
    return new Device(
        new DeviceToken(token),
        member,
        Platform.IOS,
        Transport.APNS,
        Environment.PRODUCTION,
        null,
        NOW,
        NOW,
        null);
  }
}
