package app.voda.auth;

import app.voda.member.Email;
import java.util.Optional;

/// What an app gets from its identity provider and shows to sign in.
public interface AuthCodes {

  /// The verified e-mail address behind a code; empty if the code is not good.
  ///
  /// @throws app.voda.problem.Refusal 401 if there is more to say, 503 if it cannot be told now
  Optional<Email> verify(String authCode);
}
