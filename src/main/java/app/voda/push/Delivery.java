package app.voda.push;

import app.voda.device.Environment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a provider answered. Every answer is exactly one of these; no answer is a {@link
/// RetryLater}.
public sealed interface Delivery {

  /// The provider took it.
  ///
  /// @param knownIn the environment that knows the token, where it is not the one the device was
  ///   registered with; null otherwise
  record Accepted(@Nullable Environment knownIn) implements Delivery {}

  /// The token is gone.
  ///
  /// @param since when the provider learnt of it, by the system's clock; a token registered later
  ///   is spared
  record TokenGone(Instant since) implements Delivery {}

  /// Not now.
  ///
  /// @param after how long the provider wants to be left alone
  record RetryLater(Duration after, String why) implements Delivery {}

  /// Our payload can never be sent.
  record Refused(String why) implements Delivery {}

  /// Our credentials, sender or topic are wrong: the token is not to blame.
  record Misconfigured(String why) implements Delivery {}

  Delivery ACCEPTED = new Accepted(null);
}
