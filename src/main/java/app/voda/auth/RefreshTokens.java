package app.voda.auth;

import app.voda.id.Digest;
import app.voda.id.IdSource;
import app.voda.id.MemberId;
import app.voda.store.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/// Refresh tokens: each is used once, and using one twice ends the sign-in it came from, because
/// one of the two users has stolen it. They live by the system's clock.
@Service
class RefreshTokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_LENGTH = 32;

  private final RefreshFamilies families;
  private final Transactions transactions;
  private final IdSource ids;
  private final AuthSettings settings;
  private final Clock systemClock;

  RefreshTokens(
      RefreshFamilies families,
      Transactions transactions,
      IdSource ids,
      AuthSettings settings,
      Clock systemClock) {
    this.families = families;
    this.transactions = transactions;
    this.ids = ids;
    this.settings = settings;
    this.systemClock = systemClock;
  }

  /// A token, and whose it is.
  record Issued(String token, MemberId member) {
    @Override
    public String toString() {
      return "***";
    }
  }

  Issued begin(MemberId member) {
    return transactions.run(() -> issue(ids.next(), member, secret()));
  }

  /// The next token in exchange for this one; empty if it is not good.
  Optional<Issued> rotate(String token) {
    // Made once: work that starts over, because the answer to its commit was lost, finds its own
    // token in place of the one that it was shown, and not a thief's.
    var secret = secret();
    return transactions.run(() -> {
      var family = families.find(familyId(token)).orElse(null);
      if (family == null) {
        return Optional.empty();
      }
      if (isCurrent(family, family.id() + secret)) {
        return Optional.of(new Issued(family.id() + secret, family.member()));
      }
      if (!isCurrent(family, token)) {
        families.delete(family.id());
        return Optional.empty();
      }
      return Optional.of(issue(family.id(), family.member(), secret));
    });
  }

  /// Ends the sign-in a token came from.
  ///
  /// @param alongside what ends in the same transaction, for the member whose it was, if the token
  ///   is good: who signs out once more, for want of an answer, is not known any more
  void revoke(String token, Consumer<MemberId> alongside) {
    transactions.execute(() ->
        families
            .find(familyId(token))
            .ifPresent(family -> {
              if (isCurrent(family, token)) {
                alongside.accept(family.member());
              }
              families.delete(family.id());
            }));
  }

  private boolean isCurrent(RefreshFamily family, String token) {
    return family.currentHash().equals(Digest.full(token))
        && systemClock.instant().isBefore(family.expiresAt());
  }

  private static String secret() {
    var secret = new byte[32];
    RANDOM.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private Issued issue(String family, MemberId member, String secret) {
    var token = family + secret;
    var expires = systemClock.instant().plus(settings.refreshTokenTtl());
    families.save(new RefreshFamily(family, member, Digest.full(token), expires));
    return new Issued(token, member);
  }

  private static String familyId(String token) {
    return token.substring(0, Math.min(ID_LENGTH, token.length()));
  }
}
