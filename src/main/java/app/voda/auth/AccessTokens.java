package app.voda.auth;

import app.voda.member.Member;

/// Signs what an app shows with every request.
public interface AccessTokens {

  /// A token of this member, good from now on for {@link AuthSettings#accessTokenTtl()}.
  String issue(Member member);
}
