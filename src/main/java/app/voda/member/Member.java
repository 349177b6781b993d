package app.voda.member;

import app.voda.id.MemberId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A person, known by a verified e-mail address.
///
/// @param locale a BCP 47 tag; null when never told
/// @param zone where quiet hours are counted
public record Member(
    MemberId id,
    Email email,
    MemberName name,
    @Nullable String profileUrl,
    @Nullable String locale,
    ZoneId zone,
    AlarmPreferences alarms,
    Instant createdAt) {

  /// Whether alarms of activity arrive silently at this moment.
  public boolean isQuiet(Instant now) {
    var quiet = alarms.quietHours();
    return quiet != null && quiet.includes(now.atZone(zone).toLocalTime());
  }
}
