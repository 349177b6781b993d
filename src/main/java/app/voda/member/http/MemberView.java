package app.voda.member.http;

import app.voda.id.MemberId;
import app.voda.member.Member;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member's profile, as they see it themself.
record MemberView(
    MemberId memberId,
    @Schema(example = "leo@example.com") String email,
    @Schema(example = "Leo") String name,
    @Nullable String profileUrl,
    @Schema(example = "ko") @Nullable String locale,
    @Schema(example = "Asia/Seoul") String timeZone,
    AlarmsView alarms,
    Instant createdAt) {

  /// Which alarms reach the member's phones.
  record AlarmsView(
      boolean turn,
      boolean activity,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable QuietHoursBody quietHours) {}

  static MemberView of(Member member) {
    var alarms = member.alarms();
    var quiet = alarms.quietHours();
    return new MemberView(
        member.id(),
        member.email().value(),
        member.name().value(),
        member.profileUrl(),
        member.locale(),
        member.zone().getId(),
        new AlarmsView(
            alarms.turn(), alarms.activity(), quiet == null ? null : QuietHoursBody.of(quiet)),
        member.createdAt());
  }
}
