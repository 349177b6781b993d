package app.voda.liveactivity;

import app.voda.device.ActivityToken;
import app.voda.device.Environment;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One Live Activity on one phone. It is of one turn for as long as it lives.
///
/// @param id the phone's name for it
/// @param token by which it is updated; the phone renews it now and then
/// @param writer who writes in its turn
/// @param shown what it was last told, or came up with
/// @param lastTimestamp of the last push to it: the phone passes over what is not later
/// @param notBefore when the provider wants to be tried again; null when nothing is left to tell
/// @param startedAt when it was registered
public record LiveActivity(
    RoomId room,
    String id,
    MemberId member,
    ActivityToken token,
    int turn,
    MemberId writer,
    Showing shown,
    Instant lastTimestamp,
    @Nullable Instant notBefore,
    Instant startedAt) {

  /// iOS ends an activity after 8 hours by itself.
  public static final Duration LIVES = Duration.ofHours(8);

  boolean isOver(Instant now) {
    return !now.isBefore(startedAt.plus(LIVES));
  }

  LiveActivity withToken(ActivityToken fresh) {
    return new LiveActivity(
        room, id, member, fresh, turn, writer, shown, lastTimestamp, notBefore, startedAt);
  }

  LiveActivity knownIn(Environment environment) {
    return withToken(new ActivityToken(token.value(), environment));
  }

  /// The same, about to be sent to: with a timestamp later than any before.
  LiveActivity stamped(Instant now) {
    return new LiveActivity(
        room,
        id,
        member,
        token,
        turn,
        writer,
        shown,
        after(lastTimestamp, now),
        notBefore,
        startedAt);
  }

  LiveActivity told(Showing showing) {
    return new LiveActivity(
        room, id, member, token, turn, writer, showing, lastTimestamp, null, startedAt);
  }

  LiveActivity waiting(Instant until) {
    return new LiveActivity(
        room, id, member, token, turn, writer, shown, lastTimestamp, until, startedAt);
  }

  /// A timestamp to the second, later than the last.
  static Instant after(Instant last, Instant now) {
    var second = now.truncatedTo(ChronoUnit.SECONDS);
    return second.isAfter(last) ? second : last.plusSeconds(1);
  }
}
