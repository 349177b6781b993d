package app.voda.rest;

import app.voda.testing.Api;
import app.voda.testing.Phone;
import app.voda.testing.SharedVoda;
import app.voda.testing.Voda;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests of one running service, which they share with its clock and its store: so each brings
/// members of its own, and counts time from where it finds it.
@ExtendWith(SharedVoda.class)
abstract class RestTest {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  static Voda voda;

  @BeforeAll
  static void find(Voda shared) {
    voda = shared;
  }

  /// A client without a token.
  static Api anyone() {
    return voda.api();
  }

  /// A name that nobody has.
  static String newName(String name) {
    return name + PEOPLE.incrementAndGet();
  }

  /// A member whom no other test knows.
  static Phone someone(String name) {
    return voda.phone(newName(name));
  }

  /// The application's time.
  static Instant now() {
    return Instant.parse(anyone().get("/dev/clock").expect(200).text("/now"));
  }
}
