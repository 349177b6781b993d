package app.voda.testing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What {@link FakeApns} does with a push; made by its static methods.
public sealed interface ApnsReply {

  /// Answers as Apple does.
  ///
  /// @param reason null for no body
  record Status(int status, @Nullable String reason, @Nullable Instant timestamp)
      implements ApnsReply {}

  /// Answers with a body of something that is not Apple.
  record Page(int status, String contentType, String body) implements ApnsReply {}

  /// Never answers.
  record Hang() implements ApnsReply {}

  /// Resets the stream.
  record Reset() implements ApnsReply {}

  /// Cuts the connection.
  record Cut() implements ApnsReply {}

  /// Answers nothing and sends the connection away, as before a maintenance.
  record GoAway() implements ApnsReply {}

  /// Writes bytes that are not HTTP/2.
  record Raw(String bytes) implements ApnsReply {}

  /// Answers later.
  record Late(Duration by, ApnsReply then) implements ApnsReply {}

  /// The status that a client sees; 0 where it sees none.
  default int seenStatus() {
    return switch (this) {
      case Status status -> status.status();
      case Page page -> page.status();
      case Late late -> late.then().seenStatus();
      case Hang _, Reset _, Cut _, GoAway _, Raw _ -> 0;
    };
  }
}
