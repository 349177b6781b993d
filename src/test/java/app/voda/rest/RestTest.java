package app.voda.rest;

import app.voda.testing.Api;
import app.voda.testing.Phone;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// One running service for all tests of a class. Its tests share the clock and the store, so each
/// brings members of its own.
abstract class RestTest {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @TempDir static Path data;

  static Voda voda;

  @BeforeAll
  static void start() {
    voda = Voda.start(data);
  }

  @AfterAll
  static void stop() {
    voda.close();
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
