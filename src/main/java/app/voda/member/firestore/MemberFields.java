package app.voda.member.firestore;

import app.voda.id.MemberId;
import app.voda.member.AlarmPreferences;
import app.voda.member.Email;
import app.voda.member.Member;
import app.voda.member.MemberName;
import app.voda.member.QuietHours;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How a member is written into a document, and read from it. The document also holds their
/// devices, because who is told something is read together with the phones to tell it to.
final class MemberFields {
  private MemberFields() {}

  static Fields of(Member member) {
    var alarms = member.alarms();
    var quiet = alarms.quietHours();
    return new Fields()
        .with("email", member.email().value())
        .with("name", member.name().value())
        .with("profileUrl", member.profileUrl())
        .with("locale", member.locale())
        .with("zone", member.zone().getId())
        .with("turnAlarms", alarms.turn())
        .with("activityAlarms", alarms.activity())
        .with("quietFrom", quiet == null ? null : quiet.from().toString())
        .with("quietTo", quiet == null ? null : quiet.to().toString())
        .with("createdAt", member.createdAt());
  }

  static Member member(Stored member) {
    return member.parsed(() ->
        new Member(
            new MemberId(member.reference().getId()),
            new Email(member.text("email")),
            new MemberName(member.text("name")),
            member.textOrNull("profileUrl"),
            member.textOrNull("locale"),
            ZoneId.of(member.text("zone")),
            new AlarmPreferences(
                member.flag("turnAlarms"), member.flag("activityAlarms"), quiet(member)),
            member.time("createdAt")));
  }

  private static @Nullable QuietHours quiet(Stored member) {
    return member.has("quietFrom")
        ? new QuietHours(
            LocalTime.parse(member.text("quietFrom")), LocalTime.parse(member.text("quietTo")))
        : null;
  }
}
