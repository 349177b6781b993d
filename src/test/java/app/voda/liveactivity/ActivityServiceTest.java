package app.voda.liveactivity;

import static app.voda.event.EventCode.L15;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.R2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.device.ActivityToken;
import app.voda.device.Environment;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.id.MemberId;
import app.voda.liveactivity.ActivityStart.State;
import app.voda.liveactivity.Showing.Phase;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.Delivery;
import app.voda.room.RoomEdit;
import app.voda.room.WritingPeriod;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What phones tell of their Live Activities.
class ActivityServiceTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final Lockscreens screens = new Lockscreens(STORE);
  private final ActivityToken startToken = Lockscreens.token();
  private final ActivityToken token = Lockscreens.token();
  private final MemberId leo = screens.leo.id();
  private final Instant endingAt = screens.due.minus(Duration.ofMinutes(15));

  @BeforeEach
  void beforeTheReminder() {
    screens.before(Duration.ofHours(4));
  }

  private void register(String id, MemberId member, ActivityToken by) {
    screens.service.register(screens.room.id(), id, member, by);
  }

  private LiveActivity kept(String id) {
    return STORE.liveActivities().find(screens.room.id(), id).orElseThrow();
  }

  private void startByM12() {
    screens.phone(leo, startToken);
    screens.comes(M12, 1, 0);
    screens.queue.forgetCalls();
  }

  private void leoPosts() {
    var change = screens.current().post(leo, 1, screens.clock.instant());
    screens.save(change.room().orElseThrow());
  }

  /// Has the queue call back with what a registration put in.
  private void theQueueCalls() {
    screens.queue.enqueued().forEach(task -> screens.turn.act(task.event()));
  }

  @Test
  void anAppsOwnIsOfTheCurrentTurnAndItsEndingIsPlanned() {
    register("a", leo, token);
    assertThat(kept("a").turn()).isEqualTo(1);
    assertThat(kept("a").shown()).isEqualTo(new Showing(Phase.ACTIVE, screens.due));
    assertThat(screens.queue.enqueued())
        .containsExactly(Task.following(RoomEvent.of(L15, screens.room.id(), 1, 0), endingAt));
  }

  // The queue takes nothing that is so far away, and no activity lives so long.
  @Test
  void anEndingBeyondTheQueuesHorizonIsNotPlanned() {
    var far = new WritingPeriod(Duration.ofDays(60));
    screens.save(
        screens
            .current()
            .edit(new RoomEdit(far, null, null, null), screens.clock.instant())
            .room()
            .orElseThrow());
    register("a", leo, token);
    screens.comes(R2, 1, 1);
    assertThat(kept("a").turn()).isEqualTo(1);
    assertThat(screens.queue.codes()).doesNotContain(L15);
  }

  @Test
  void aRepeatChangesNothing() {
    register("a", leo, token);
    var first = kept("a");
    screens.clock.advance(Duration.ofMinutes(1));
    register("a", leo, token);
    assertThat(kept("a")).isEqualTo(first);
    assertThat(screens.queue.held()).hasSize(1);
  }

  @Test
  void aRenewedTokenReplacesTheOld() {
    register("a", leo, token);
    var fresh = new ActivityToken(Lockscreens.token().value(), Environment.SANDBOX);
    register("a", leo, fresh);
    assertThat(screens.kept()).extracting(LiveActivity::token).containsExactly(fresh);
  }

  @Test
  void registeredTwiceAtOnceItIsOne() {
    Together.times(
        3,
        _ -> {
          register("a", leo, token);
          return true;
        });
    assertThat(screens.kept()).hasSize(1);
  }

  @Test
  void strangersAndOthersAreToldNothing() {
    register("a", leo, token);
    for (var other : new MemberId[] {screens.mina.id(), Samples.memberId()}) {
      assertThatThrownBy(() -> register("a", other, Lockscreens.token()))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.NOT_FOUND));
    }
    assertThatThrownBy(() -> screens.service.register(Samples.roomId(), "a", leo, token))
        .isInstanceOf(Refusal.class);
    assertThat(kept("a").token()).isEqualTo(token);
  }

  @Test
  void onlyItsOwnersWordRemovesIt() {
    register("a", leo, token);
    screens.service.remove(screens.room.id(), "a", screens.mina.id());
    assertThat(screens.kept()).hasSize(1);
    screens.service.remove(screens.room.id(), "a", leo);
    screens.service.remove(screens.room.id(), "a", leo);
    assertThat(screens.kept()).isEmpty();
  }

  @Test
  void theOldestOfFarTooManyGoes() {
    for (int i = 0; i <= ActivityService.MOST; i++) {
      screens.clock.advance(Duration.ofSeconds(1));
      register("a" + i, leo, token);
    }
    assertThat(screens.kept())
        .hasSize(ActivityService.MOST)
        .extracting(LiveActivity::id)
        .doesNotContain("a0");
  }

  @Test
  void oneThatComesInTheLastMinutesIsToldAtOnce() {
    screens.clock.set(endingAt);
    screens.comes(L15, 1, 0);
    screens.clock.advance(Duration.ofMinutes(5));
    register("a", leo, token);
    theQueueCalls();
    assertThat(kept("a").shown().phase()).isEqualTo(Phase.ENDING);
  }

  @Test
  void anEndingThatAFasterClockMayHaveSeenAlreadyHasANameOfItsOwn() {
    screens.clock.set(endingAt.minusSeconds(5));
    register("a", leo, token);
    var task = screens.queue.enqueued().getFirst();
    assertThat(task.name().value()).contains("-L15-i");
    assertThat(task.at()).isEqualTo(endingAt);
  }

  @Nested
  class WhatAPushHasStarted {
    @BeforeEach
    void start() {
      startByM12();
    }

    @Test
    void isKnownAsStartedOnThatPhone() {
      var start = STORE.activityStarts().of(screens.room.id(), leo).getFirst();
      screens.clock.advance(Duration.ofMinutes(3));
      register("a", leo, token);
      assertThat(kept("a").startedAt()).isEqualTo(start.timestamp());
      assertThat(kept("a").lastTimestamp()).isAfter(start.timestamp());
      assertThat(STORE.activityStarts().of(screens.room.id(), leo))
          .extracting(ActivityStart::state)
          .containsExactly(State.REGISTERED);
    }

    @Test
    void isOnlyOneOfThem() {
      register("a", leo, token);
      screens.clock.advance(Duration.ofMinutes(3));
      register("b", leo, Lockscreens.token());
      assertThat(kept("b").startedAt()).isEqualTo(screens.clock.instant());
    }

    @Test
    void isNotStartedAgain() {
      register("a", leo, token);
      screens.phones.forget();
      screens.comes(M12, 1, 0);
      assertThat(screens.sent()).isEmpty();
    }

    @Test
    void keepsItsTokenWhateverBecomesOfTheStart() {
      register("a", leo, token);
      screens.comes(M12, 1, 0);
      assertThat(kept("a").token()).isEqualTo(token);
    }

    @Test
    void endsIfItsTurnIsOverByNow() {
      leoPosts();
      screens.clock.advance(Duration.ofMinutes(5));
      register("a", leo, token);
      theQueueCalls();
      assertThat(screens.phones.sentTo(token))
          .extracting(ActivityPush::kind)
          .containsExactly(Kind.END);
    }

    @Test
    void isNotTakenForWhatTheAppStartsInALaterTurn() {
      leoPosts();
      screens.clock.advance(Duration.ofMinutes(20));
      register("a", leo, token);
      assertThat(kept("a").turn()).isEqualTo(2);
    }

    @Test
    void isToldOfAnEndThatHasChangedMeanwhile() {
      var longer = new WritingPeriod(Duration.ofDays(5).plusHours(1));
      var edit = new RoomEdit(longer, null, null, null);
      screens.save(screens.current().edit(edit, screens.clock.instant()).room().orElseThrow());
      register("a", leo, token);
      theQueueCalls();
      assertThat(kept("a").shown().dueAt()).isEqualTo(screens.due.plus(Duration.ofHours(1)));
      assertThat(screens.queue.held())
          .extracting(Task::at)
          .contains(endingAt.plus(Duration.ofHours(1)));
    }

    @Test
    void endsIfItsMemberLeavesAtTheSameMoment() {
      screens.queue.forgetCalls();
      register("a", leo, token);
      screens.save(screens.current().leave(leo, screens.clock.instant()).room().orElseThrow());
      theQueueCalls();
      screens.clock.set(endingAt);
      theQueueCalls();
      assertThat(screens.phones.sentTo(token))
          .extracting(ActivityPush::kind)
          .containsExactly(Kind.END);
    }
  }

  @Test
  void aPhoneMayTellBeforeTheProvidersAnswerIsHere() {
    screens.phone(leo, startToken);
    screens.phones.answers(
        startToken,
        _ -> {
          register("a", leo, token);
          return new Delivery.RetryLater(Duration.ofSeconds(10), "timeout");
        });
    screens.comes(M12, 1, 0);
    assertThat(STORE.activityStarts().of(screens.room.id(), leo))
        .extracting(ActivityStart::state)
        .containsExactly(State.REGISTERED);
    screens.clock.advance(Duration.ofMinutes(1));
    screens.comes(M12, 1, 0);
    assertThat(screens.phones.sentTo(startToken)).hasSize(1);
  }

  @Test
  void aPhoneThatHasItIsTakenForTheOneThatTells() {
    var waiting = Lockscreens.token();
    screens.phone(leo, startToken);
    screens.phone(leo, waiting);
    screens.phones.answers(waiting, new Delivery.RetryLater(Duration.ofMinutes(5), "503"));
    screens.comes(M12, 1, 0);
    register("a", leo, token);
    screens.clock.advance(Duration.ofMinutes(5));
    screens.phones.answers(waiting, Delivery.ACCEPTED);
    screens.comes(M12, 1, 0);
    assertThat(screens.phones.sentTo(waiting)).hasSize(2);
    assertThat(screens.phones.sentTo(startToken)).hasSize(1);
  }
}
