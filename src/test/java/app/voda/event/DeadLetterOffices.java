package app.voda.event;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// Dead letter offices, for tests of other packages.
public final class DeadLetterOffices {
  private DeadLetterOffices() {}

  public static DeadLetterOffice over(DeadLetters letters) {
    return new DeadLetterOffice(letters, new SimpleMeterRegistry());
  }
}
