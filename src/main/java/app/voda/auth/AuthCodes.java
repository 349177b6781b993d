package app.voda.auth;

import app.voda.member.Email;
import java.util.Optional;

/// What an app gets from its identity provider and shows to sign in.
public interface AuthCodes {

  /// The verified e-mail address behind a code; empty if the code is not good.
  Optional<Email> verify(String authCode);
}
