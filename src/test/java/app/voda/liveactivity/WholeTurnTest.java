package app.voda.liveactivity;

import static app.voda.event.EventCode.L15;
import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.R2;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.ActivityToken;
import app.voda.device.Device;
import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.id.Digest;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Alert;
import app.voda.push.ActivityPush.Content;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.ActivityPush.Status;
import app.voda.testing.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A turn's end on the lock screen, from its start to its end.
class WholeTurnTest {
  private static final MemoryStore STORE = new MemoryStore();
  private static final String ACTIVITY = "activity-1";

  private final Lockscreens screens = new Lockscreens(STORE);
  private final ActivityToken startToken = Lockscreens.token();
  private final ActivityToken token = Lockscreens.token();
  private final Device phone = screens.phone(screens.leo.id(), startToken);
  private final Instant due = screens.due;

  private void lapse() {
    var next = screens.current().lapse(screens.clock.instant());
    next.ifPresent(change -> screens.save(change.room().orElseThrow()));
  }

  @Test
  void isStartedRefreshedAnnouncedAndEnded() {
    screens.before(Duration.ofHours(4));
    screens.comes(M12, 1, 0);
    screens.clock.advance(Duration.ofSeconds(20));
    screens.service.register(screens.room.id(), ACTIVITY, screens.leo.id(), token);
    screens.before(Duration.ofHours(1));
    screens.comes(M11, 1, 0);
    screens.before(Duration.ofMinutes(15));
    screens.comes(L15, 1, 0);
    screens.clock.set(due);
    lapse();
    screens.comes(R2, 2, 0);

    var started = due.minus(Duration.ofHours(4));
    var over = due.plus(Duration.ofHours(4));
    var startId = Digest.of(screens.room.id().value(), "1", phone.id().value());
    assertThat(screens.sent())
        .containsExactly(
            push(
                startId,
                startToken,
                Kind.START,
                M12,
                Status.ACTIVE,
                started,
                due,
                null,
                "일기를 쓸 시간이 4시간 남았어요."),
            push(
                id("LAST_HOUR"),
                token,
                Kind.UPDATE,
                M11,
                Status.ACTIVE,
                due.minus(Duration.ofHours(1)),
                due,
                null,
                null),
            push(
                id("ENDING"),
                token,
                Kind.UPDATE,
                L15,
                Status.ENDING,
                due.minus(Duration.ofMinutes(15)),
                due,
                null,
                L15_WORDS),
            push(
                id("ENDED"),
                token,
                Kind.END,
                R2,
                Status.ENDED,
                due,
                over,
                due.plus(Duration.ofMinutes(15)),
                null));
    assertThat(screens.sent())
        .extracting(ActivityPush::isUrgent)
        .containsExactly(true, false, true, true);
  }

  private static final String L15_WORDS = "일기를 쓸 시간이 15분 남았어요. 잊지 마세요!";

  private String id(String phase) {
    return Digest.of(screens.room.id().value(), ACTIVITY, phase, due.toString());
  }

  private ActivityPush push(
      String id,
      ActivityToken to,
      Kind kind,
      EventCode code,
      Status status,
      Instant timestamp,
      Instant until,
      @Nullable Instant dismissedAt,
      @Nullable String says) {
    return new ActivityPush(
        id,
        to,
        kind,
        code,
        screens.room.id(),
        "Summer",
        screens.leo.id(),
        new Content(screens.leo.name().value(), 1, due, status),
        timestamp,
        until,
        dismissedAt,
        says == null ? null : new Alert("Summer", says));
  }

  /// Whatever comes twice, late or out of order around a turn's end, the phone ends up the same.
  @Nested
  class InAnyOrder {
    private final List<RoomEvent> events =
        List.of(
            RoomEvent.of(M12, screens.room.id(), 1, 0),
            RoomEvent.of(M11, screens.room.id(), 1, 0),
            RoomEvent.of(L15, screens.room.id(), 1, 0),
            RoomEvent.of(R2, screens.room.id(), 2, 0));

    @Test
    void afterTheEndItIsToldOfTheEndOnce() {
      for (var order : permutations(events)) {
        var world = new Around();
        world.endTheTurn();
        order.forEach(world::comes);
        order.forEach(world::comes);
        world.assertEndedOnce();
      }
    }

    @Test
    void fromTheLastMinutesOnItIsAnnouncedOnceAndEndedOnce() {
      for (var order : permutations(events)) {
        for (int ending = 0; ending <= order.size(); ending++) {
          var world = new Around();
          order.subList(0, ending).forEach(world::comes);
          world.endTheTurn();
          order.subList(ending, order.size()).forEach(world::comes);
          order.forEach(world::comes);
          world.assertEndedOnce();
          assertThat(world.screens.phones.sentTo(world.token))
              .filteredOn(push -> push.content().status() == Status.ENDING)
              .hasSizeLessThanOrEqualTo(1);
        }
      }
    }
  }

  /// The last minutes of a turn of its own, with an activity that a push has started.
  private static final class Around {
    final Lockscreens screens = new Lockscreens(STORE);
    final ActivityToken token = Lockscreens.token();
    private final ActivityToken startToken = Lockscreens.token();

    Around() {
      screens.phone(screens.leo.id(), startToken);
      screens.before(Duration.ofHours(4));
      screens.comes(M12, 1, 0);
      screens.service.register(screens.room.id(), ACTIVITY, screens.leo.id(), token);
      screens.before(Duration.ofMinutes(15));
    }

    void comes(RoomEvent event) {
      screens.clock.advance(Duration.ofSeconds(1));
      screens.comes(event.code(), event.turn(), event.revision());
    }

    void endTheTurn() {
      var now = screens.clock.instant();
      var next = screens.current().post(screens.leo.id(), 1, now);
      screens.save(next.room().orElseThrow());
    }

    void assertEndedOnce() {
      assertThat(screens.phones.sentTo(startToken)).hasSize(1);
      var told = screens.phones.sentTo(token);
      assertThat(told).extracting(ActivityPush::kind).containsOnlyOnce(Kind.END);
      assertThat(told.getLast().kind()).isEqualTo(Kind.END);
      assertThat(told.getLast().content().status()).isEqualTo(Status.ENDED);
      var timestamps = told.stream().map(ActivityPush::timestamp).toList();
      assertThat(timestamps).isSorted().doesNotHaveDuplicates();
    }
  }

  private static <T> List<List<T>> permutations(List<T> all) {
    if (all.isEmpty()) {
      return List.of(List.of());
    }
    var found = new ArrayList<List<T>>();
    for (var first : all) {
      var rest = new ArrayList<>(all);
      rest.remove(first);
      for (var others : permutations(rest)) {
        var order = new ArrayList<>(List.of(first));
        order.addAll(others);
        found.add(order);
      }
    }
    return found;
  }
}
