package app.voda.member.http;

import app.voda.member.AlarmPreferences;
import app.voda.member.Language;
import app.voda.member.Member;
import app.voda.member.MemberName;
import app.voda.member.QuietHours;
import app.voda.problem.FieldProblem;
import app.voda.web.Checked;
import app.voda.web.SelfChecking;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a member changes of their profile. A field that is absent stays; null takes away what may
/// be missing: `profileUrl`, `locale`, `alarms.quietHours`.
@Schema(name = "ProfilePatch")
final class ProfilePatch implements SelfChecking {
  @Checked(NameCheck.class)
  @Schema(example = "Leo")
  public @Nullable String name;

  @Checked(ProfileUrlCheck.class)
  @Schema(example = "https://example.com/leo.png")
  public @Nullable String profileUrl;

  @Checked(LocaleCheck.class)
  @Schema(example = "en")
  public @Nullable String locale;

  @Checked(ZoneCheck.class)
  @Schema(example = "Asia/Seoul")
  public @Nullable String timeZone;

  public @Nullable Alarms alarms;

  private boolean namesProfileUrl;
  private boolean namesLocale;

  /// Which alarms should reach the phones.
  static final class Alarms {
    public @Nullable Boolean turn;
    public @Nullable Boolean activity;
    public @Nullable QuietHoursBody quietHours;
    private boolean namesQuietHours;

    @JsonSetter
    void setQuietHours(@Nullable QuietHoursBody quietHours) {
      this.quietHours = quietHours;
      this.namesQuietHours = true;
    }

    private AlarmPreferences applyTo(AlarmPreferences before) {
      QuietHours quiet = before.quietHours();
      if (namesQuietHours) {
        quiet = quietHours == null ? null : quietHours.value();
      }
      return new AlarmPreferences(
          turn == null ? before.turn() : turn,
          activity == null ? before.activity() : activity,
          quiet);
    }
  }

  @JsonSetter
  void setProfileUrl(@Nullable String profileUrl) {
    this.profileUrl = profileUrl;
    this.namesProfileUrl = true;
  }

  @JsonSetter
  void setLocale(@Nullable String locale) {
    this.locale = locale;
    this.namesLocale = true;
  }

  @Override
  public List<FieldProblem> problems() {
    return alarms == null || alarms.quietHours == null
        ? List.of()
        : alarms.quietHours.problems("alarms.quietHours");
  }

  Member applyTo(Member before) {
    return new Member(
        before.id(),
        before.email(),
        name == null ? before.name() : new MemberName(name),
        namesProfileUrl ? profileUrl : before.profileUrl(),
        namesLocale ? canonical(locale) : before.locale(),
        timeZone == null ? before.zone() : ZoneId.of(timeZone),
        alarms == null ? before.alarms() : alarms.applyTo(before.alarms()),
        before.createdAt());
  }

  private static @Nullable String canonical(@Nullable String locale) {
    return locale == null ? null : Language.canonical(locale).orElse(null);
  }
}
