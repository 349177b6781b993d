package app.voda.web;

import app.voda.store.Transactions;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/// Makes what keeps repeated requests apart, for tests of other packages.
public final class Idempotencies {
  private Idempotencies() {}

  /// That of one instance of the service.
  public static Idempotency of(Answers answers, Transactions transactions, InstantSource clock) {
    return new Idempotency(answers, transactions, clock, JsonMapper.builder().build());
  }
}
