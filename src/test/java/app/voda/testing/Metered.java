package app.voda.testing;

import app.voda.auth.AuthCodes;
import app.voda.member.Email;
import com.google.cloud.firestore.Firestore;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// Profile gcp in this process, with a meter at a database of its own, a clock that can be moved,
/// and addresses for sign-in codes: for {@link Cloud#startsHere}.
public final class Metered {
  public static final SettableClock CLOCK = new SettableClock(Samples.NOW);
  public static final FirestoreMeter STORE = new FirestoreMeter();

  @Bean
  @Primary
  Firestore meteredFirestore() {
    return FirestoreEmulator.shared().client("metered-" + Samples.id(), STORE);
  }

  // No more than a source of instants: credentials live by the system's clock.
  @Bean
  @Primary
  InstantSource settableClock() {
    return () -> CLOCK.instant();
  }

  @Bean
  @Primary
  AuthCodes addresses() {
    return code -> Optional.of(new Email(code));
  }
}
