package app.voda.alarm.jdbc;

import app.voda.alarm.Alarm;
import app.voda.alarm.Announcement;
import app.voda.alarm.Author;
import app.voda.alarm.DeviceOutcome;
import app.voda.alarm.DeviceOutcome.Status;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How an alarm is written into a row, and read from it.
final class AlarmRows {
  static final String INSERT =
      """
      insert into alarms (member_id, id, code, room_id, room_name, turn, diary_id, author_id,
        author_name, before_end, alarm_at, until_at, is_read, devices)
      values (:member, :id, :code, :room, :roomName, :turn, :diary, :author,
        :authorName, :before, :at, :until, :read, :devices)
      """;
  static final String UPDATE =
      """
      update alarms set until_at = :until, devices = :devices
      where member_id = :member and id = :id
      """;

  private AlarmRows() {}

  static Alarm alarm(ResultSet row, int number) throws SQLException {
    var author = row.getString("author_id");
    var before = row.getString("before_end");
    var announcement =
        new Announcement(
            new AlarmId(row.getString("id")),
            EventCode.valueOf(row.getString("code")),
            new RoomId(row.getString("room_id")),
            row.getString("room_name"),
            row.getInt("turn"),
            row.getString("diary_id"),
            author == null ? null : new Author(new MemberId(author), row.getString("author_name")),
            before == null ? null : Duration.parse(before),
            Times.out(row, "alarm_at"),
            Times.out(row, "until_at"));
    return new Alarm(
        new MemberId(row.getString("member_id")),
        announcement,
        row.getBoolean("is_read"),
        read(row.getString("devices")));
  }

  /// One line a device: id, status and, while waiting, when it may be tried again.
  static String write(Map<DeviceId, DeviceOutcome> devices) {
    return devices.entrySet().stream()
        .map(e ->
            e.getKey()
                + " "
                + e.getValue().status()
                + (e.getValue().notBefore() == null ? "" : " " + e.getValue().notBefore()))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static Map<DeviceId, DeviceOutcome> read(String text) {
    var devices = new HashMap<DeviceId, DeviceOutcome>();
    Arrays.stream(text.split("\n"))
        .filter(line -> !line.isEmpty())
        .map(line -> line.split(" "))
        .forEach(part ->
            devices.put(
                new DeviceId(part[0]),
                new DeviceOutcome(
                    Status.valueOf(part[1]), part.length > 2 ? Instant.parse(part[2]) : null)));
    return devices;
  }
}
