package app.voda.auth.http;

import app.voda.auth.SignIn;
import app.voda.auth.SignIn.Tokens;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.device.http.DeviceFields;
import app.voda.device.http.DeviceTokenCheck;
import app.voda.id.MemberId;
import app.voda.member.Language;
import app.voda.member.MemberName;
import app.voda.member.MemberService.Introduction;
import app.voda.member.http.LocaleCheck;
import app.voda.member.http.NameCheck;
import app.voda.member.http.ZoneCheck;
import app.voda.problem.FieldProblem;
import app.voda.web.Checked;
import app.voda.web.SelfChecking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in, staying signed in, signing out.
@RestController
@RequestMapping("/v1/token")
@Tag(name = "Sign-in")
@SecurityRequirements
class TokenController {
  private final SignIn signIn;

  TokenController(SignIn signIn) {
    this.signIn = signIn;
  }

  /// A sign-in, with the phone it comes from.
  record SigningIn(
      @NotBlank(message = "must be given")
          @Size(max = 8192, message = "must have at most 8192 characters")
          @Schema(example = "dev:leo@example.com")
          String authCode,
      @Schema(example = "fcm-token-of-leos-phone") @Nullable String deviceToken,
      @Schema(defaultValue = "ANDROID") @Nullable Platform platform,
      @Schema(defaultValue = "FCM") @Nullable Transport transport,
      @Schema(defaultValue = "PRODUCTION") @Nullable Environment environment,
      @Checked(LocaleCheck.class) @Schema(example = "ko") @Nullable String locale,
      @Checked(ZoneCheck.class) @Schema(example = "Asia/Seoul") @Nullable String timeZone,
      @Checked(NameCheck.class) @Schema(example = "Leo") @Nullable String name)
      implements SelfChecking {

    @Override
    public List<FieldProblem> problems() {
      return DeviceFields.problems(deviceToken, transport);
    }

    private Introduction introduction() {
      return new Introduction(
          name == null ? null : new MemberName(name),
          canonicalLocale(),
          timeZone == null ? null : ZoneId.of(timeZone));
    }

    private @Nullable String canonicalLocale() {
      return locale == null ? null : Language.canonical(locale).orElse(null);
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /// A refresh token to be exchanged.
  record Refreshing(
      @NotBlank(message = "must be given")
          @Size(max = 200, message = "must have at most 200 characters")
          @Schema(example = "2f6b0c9d41…")
          String refreshToken) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /// A sign-out, with the phone that is to be forgotten.
  record SigningOut(
      @NotBlank(message = "must be given")
          @Size(max = 200, message = "must have at most 200 characters")
          @Schema(example = "2f6b0c9d41…")
          String refreshToken,
      @Checked(DeviceTokenCheck.class) @Schema(example = "fcm-token-of-leos-phone")
          @Nullable String deviceToken) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /// What a signed-in app keeps.
  record TokensView(
      String accessToken,
      String refreshToken,
      @Schema(example = "259200", description = "Seconds") long expiresIn,
      MemberId memberId) {

    static TokensView of(Tokens tokens) {
      return new TokensView(
          tokens.accessToken(),
          tokens.refreshToken(),
          tokens.expiresIn().toSeconds(),
          tokens.memberId());
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  @PostMapping
  @Operation(summary = "Sign in, or up, and add the phone")
  TokensView signIn(@RequestBody SigningIn body) {
    var phone =
        body.deviceToken() == null
            ? null
            : DeviceFields.registration(
                body.deviceToken(),
                body.platform(),
                body.transport(),
                body.environment(),
                body.canonicalLocale(),
                null);
    return TokensView.of(signIn.signIn(body.authCode(), body.introduction(), phone));
  }

  @PostMapping("/refresh")
  @Operation(summary = "Exchange the refresh token for the next")
  TokensView refresh(@RequestBody Refreshing body) {
    return TokensView.of(signIn.refresh(body.refreshToken()));
  }

  @PostMapping("/revoke")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Sign out, and forget the phone")
  void signOut(@RequestBody SigningOut body) {
    signIn.signOut(
        body.refreshToken(),
        body.deviceToken() == null ? null : new DeviceToken(body.deviceToken()));
  }
}
