package app.voda.auth;

import app.voda.device.DeviceService;
import app.voda.device.DeviceService.Registration;
import app.voda.device.DeviceToken;
import app.voda.id.MemberId;
import app.voda.member.Member;
import app.voda.member.MemberService;
import app.voda.member.MemberService.Introduction;
import app.voda.member.Members;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Signing in and up, staying signed in, signing out.
@Service
public class SignIn {
  private final AuthCodes codes;
  private final MemberService memberService;
  private final Members members;
  private final DeviceService devices;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final AuthSettings settings;

  SignIn(
      AuthCodes codes,
      MemberService memberService,
      Members members,
      DeviceService devices,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      AuthSettings settings) {
    this.codes = codes;
    this.memberService = memberService;
    this.members = members;
    this.devices = devices;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.settings = settings;
  }

  /// What a signed-in app holds.
  public record Tokens(
      String accessToken, String refreshToken, Duration expiresIn, MemberId memberId) {
    @Override
    public String toString() {
      return "Tokens[memberId=" + memberId + "]";
    }
  }

  /// Signs in, up at the first time, and adds the phone.
  ///
  /// @throws Refusal 401 if the code is not good
  public Tokens signIn(String authCode, Introduction introduction, @Nullable Registration phone) {
    var email =
        codes
            .verify(authCode)
            .orElseThrow(() -> new Refusal(Reason.SIGN_IN_FAILED, "The authCode is not accepted."));
    var member = memberService.signUpOrFind(email, introduction);
    if (phone != null) {
      devices.register(member.id(), phone);
    }
    return tokens(member, refreshTokens.begin(member.id()).token());
  }

  /// Exchanges a refresh token for the next.
  ///
  /// @throws Refusal 401 if it is not good, or was used before
  public Tokens refresh(String refreshToken) {
    var next = refreshTokens.rotate(refreshToken).orElseThrow(SignIn::signInAgain);
    var member = members.find(next.member()).orElseThrow(SignIn::signInAgain);
    return tokens(member, next.token());
  }

  /// Signs out; removes the phone. Without a good token there is nothing to end.
  public void signOut(String refreshToken, @Nullable DeviceToken phone) {
    refreshTokens.revoke(
        refreshToken,
        member -> {
          if (phone != null) {
            devices.removeIfOwn(member, phone.deviceId());
          }
        });
  }

  private static Refusal signInAgain() {
    return new Refusal(Reason.SIGN_IN_FAILED, "The refreshToken is not accepted: sign in again.");
  }

  private Tokens tokens(Member member, String refreshToken) {
    return new Tokens(
        accessTokens.issue(member), refreshToken, settings.accessTokenTtl(), member.id());
  }
}
