package app.voda.push.apns;

import java.time.Duration;

/// How long APNs is waited for.
///
/// @param answer from the call to the answer, a second try included
/// @param connect for a connection
/// @param ping the silence after which a connection is asked whether it lives; it is dropped after
///   half as long again
/// @param drain for the answers to what is under way on a connection that is closed
record ApnsLimits(Duration answer, Duration connect, Duration ping, Duration drain) {

  // Where CPU is throttled between requests no timer runs, so the first push may be written to a
  // connection that is long dead. Then 5 s for the ping and 2 s to drain leave time for another.
  static final ApnsLimits DEFAULT =
      new ApnsLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2));
}
