package app.voda.liveactivity;

import app.voda.device.ActivityToken;
import app.voda.device.Environment;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.Showing.Phase;
import app.voda.room.Turn;
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
/// @param notBefore until when it is left alone: a push is under way, or the provider asked for
///   patience; null when nothing is left to tell
/// @param startedAt when its start was sent, or the app registered what it had started itself
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

  /// An activity that its app has put on the screen.
  static LiveActivity startedByTheApp(
      RoomId room,
      String id,
      MemberId member,
      ActivityToken token,
      Turn turn,
      Showing shown,
      Instant now) {
    return new LiveActivity(
        room,
        id,
        member,
        token,
        turn.number(),
        turn.writer(),
        shown,
        now.truncatedTo(ChronoUnit.SECONDS),
        null,
        now);
  }

  boolean isOver(Instant now) {
    return !now.isBefore(startedAt.plus(LIVES));
  }

  /// Whether it was told that its turn has ended, and nothing is left to tell.
  boolean hasEnded() {
    return shown.phase() == Phase.ENDED && notBefore == null;
  }

  boolean isOf(Turn current) {
    return turn == current.number() && shown.phase() != Phase.ENDED;
  }

  /// The same under a token that its phone tells of. One that was told to end, and lives all the
  /// same under a new token, must be told again.
  LiveActivity renewed(ActivityToken fresh, Instant now) {
    boolean mayLive = shown.phase() == Phase.ENDED && !fresh.value().equals(token.value());
    return with(fresh, shown, lastTimestamp, mayLive ? now : notBefore);
  }

  LiveActivity knownIn(Environment environment) {
    return with(new ActivityToken(token.value(), environment), shown, lastTimestamp, notBefore);
  }

  /// The same, about to be sent to: with a timestamp later than any before.
  LiveActivity sending(Instant now, Instant notBefore) {
    return with(token, shown, after(lastTimestamp, now), notBefore);
  }

  LiveActivity told(Showing showing) {
    return with(token, showing, lastTimestamp, null);
  }

  LiveActivity waiting(Instant until) {
    return with(token, shown, lastTimestamp, until);
  }

  private LiveActivity with(
      ActivityToken newToken, Showing newShown, Instant timestamp, @Nullable Instant until) {
    return new LiveActivity(
        room, id, member, newToken, turn, writer, newShown, timestamp, until, startedAt);
  }

  /// A timestamp to the second, later than the last.
  static Instant after(Instant last, Instant now) {
    var second = now.truncatedTo(ChronoUnit.SECONDS);
    return second.isAfter(last) ? second : last.plusSeconds(1);
  }
}
