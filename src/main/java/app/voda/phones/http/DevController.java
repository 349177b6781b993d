package app.voda.phones.http;

import app.voda.event.EventCode;
import app.voda.event.dbscheduler.PendingTask;
import app.voda.event.dbscheduler.QueueRunner;
import app.voda.event.dbscheduler.TaskRan;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.phones.DevClock;
import app.voda.phones.PhoneActivities;
import app.voda.phones.PhoneActivities.Shown;
import app.voda.phones.PhonePushes;
import app.voda.phones.PhonePushes.Received;
import app.voda.web.Check;
import app.voda.web.Checked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a developer sees and does on their own machine.
@RestController
@Profile("!gcp")
@RequestMapping("/dev")
@Tag(name = "Development", description = "Only on the machine itself, only in the embedded default")
@SecurityRequirements
class DevController {
  private final DevClock clock;
  private final QueueRunner queue;
  private final PhonePushes pushes;
  private final PhoneActivities activities;

  DevController(DevClock clock, QueueRunner queue, PhonePushes pushes, PhoneActivities activities) {
    this.clock = clock;
    this.queue = queue;
    this.pushes = pushes;
    this.activities = activities;
  }

  /// Where the clock stands.
  record Now(Instant now) {}

  /// How far to move the clock.
  record Advance(
      @NotNull(message = "must be given") @Checked(AdvanceCheck.class) @Schema(example = "PT4H")
          String advance) {}

  /// A positive duration that one call can run through.
  static final class AdvanceCheck implements Check {
    private static final Duration LONGEST = Duration.ofDays(366);

    @Override
    public Optional<String> broken(String value) {
      try {
        var by = Duration.parse(value);
        return by.isPositive() && by.compareTo(LONGEST) <= 0
            ? Optional.empty()
            : Optional.of("must be positive and at most " + LONGEST);
      } catch (DateTimeException | ArithmeticException e) {
        return Optional.of("must be an ISO-8601 duration of days and time, such as PT4H");
      }
    }
  }

  /// A task that ran on the way.
  record Ran(EventCode code, @Nullable RoomId roomId, int turn, Instant at, int status) {
    static Ran of(TaskRan task) {
      var event = task.event();
      return new Ran(event.code(), event.roomId(), event.turn(), task.at(), task.status());
    }
  }

  /// Where the clock stands now, and what ran.
  record Moved(Instant now, List<Ran> ran) {}

  /// A task that waits.
  record Pending(
      String name,
      EventCode code,
      @Nullable RoomId roomId,
      int turn,
      int revision,
      Instant at,
      int attempts) {
    static Pending of(PendingTask task) {
      var event = task.event();
      return new Pending(
          task.name(),
          event.code(),
          event.roomId(),
          event.turn(),
          event.revision(),
          task.at(),
          task.attempts());
    }
  }

  /// A list that is not paged.
  record Items<T>(List<T> items) {}

  @GetMapping("/clock")
  @Operation(summary = "The application's time")
  Now now() {
    return new Now(clock.now());
  }

  @PostMapping("/clock")
  @Operation(summary = "Move the clock forward, running what falls due on the way")
  Moved advance(@RequestBody Advance body) {
    var moved = clock.advance(Duration.parse(body.advance()));
    return new Moved(moved.now(), moved.ran().stream().map(Ran::of).toList());
  }

  @GetMapping("/tasks")
  @Operation(summary = "The tasks that wait in the queue")
  Items<Pending> tasks(@RequestParam(required = false) @Nullable RoomId roomId) {
    return new Items<>(queue.pending(roomId).stream().map(Pending::of).toList());
  }

  @GetMapping("/pushes")
  @Operation(summary = "What the phones got, oldest first")
  Items<Received> pushes(@RequestParam(required = false) @Nullable MemberId memberId) {
    return new Items<>(pushes.received(memberId));
  }

  @GetMapping("/activities")
  @Operation(summary = "The Live Activities on the phones, the one told last at the end")
  Items<Shown> activities(@RequestParam(required = false) @Nullable MemberId memberId) {
    return new Items<>(activities.shown(memberId));
  }
}
