package app.voda.liveactivity;

import static app.voda.event.EventCode.L15;
import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.R2;
import static app.voda.testing.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.ActivityToken;
import app.voda.device.Environment;
import app.voda.event.EventCode;
import app.voda.event.Outcome;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.member.AlarmPreferences;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.ActivityPush.Status;
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

/// Registered activities along a turn: M11, L15 and R2.
class TurnActivitiesTest {
  private static final MemoryStore STORE = new MemoryStore();
  private static final Duration L15_BEFORE = Duration.ofMinutes(15);

  private final Lockscreens screens = new Lockscreens(STORE);
  private final ActivityToken token = Lockscreens.token();

  @BeforeEach
  void showTheTurnSinceFourHoursBefore() {
    screens.before(Duration.ofHours(4));
    screens.shows(screens.leo.id(), token);
  }

  private Outcome endingComes() {
    screens.before(L15_BEFORE);
    return screens.comes(L15, 1, 0);
  }

  private void leoPosts() {
    var change = screens.current().post(screens.leo.id(), 1, screens.clock.instant());
    screens.save(change.room().orElseThrow());
  }

  private void lasts(Duration period) {
    var edit = new RoomEdit(new WritingPeriod(period), null, null, null);
    screens.save(screens.current().edit(edit, screens.clock.instant()).room().orElseThrow());
  }

  private ActivityPush last() {
    return screens.sent().getLast();
  }

  @Test
  void theLastHourIsTakenUpSilently() {
    screens.before(Duration.ofHours(1));
    screens.comes(M11, 1, 0);
    assertThat(last().kind()).isEqualTo(Kind.UPDATE);
    assertThat(last().content().status()).isEqualTo(Status.ACTIVE);
    assertThat(last().alert()).isNull();
    assertThat(last().isUrgent()).isFalse();
  }

  @Test
  void theLastMinutesAreAnnouncedToTheWriterAlone() {
    var minas = Lockscreens.token();
    screens.shows(screens.mina.id(), minas);
    assertThat(endingComes()).isEqualTo(Outcome.DONE);
    assertThat(screens.phones.sentTo(token))
        .singleElement()
        .satisfies(push -> {
          assertThat(push.content().status()).isEqualTo(Status.ENDING);
          assertThat(push.alert()).isNotNull();
        });
    assertThat(screens.phones.sentTo(minas))
        .singleElement()
        .satisfies(push -> {
          assertThat(push.content().status()).isEqualTo(Status.ENDING);
          assertThat(push.alert()).isNull();
        });
  }

  @Test
  void whoWantsNoRemindersHearsNothing() {
    var silent = new AlarmPreferences(false, true, null);
    STORE.members().save(Samples.preferring(screens.leo, silent));
    endingComes();
    assertThat(last().content().status()).isEqualTo(Status.ENDING);
    assertThat(last().alert()).isNull();
  }

  @Test
  void theWordsTellTheTimeThatIsLeft() {
    screens.before(Duration.ofMinutes(8).plusSeconds(10));
    screens.comes(L15, 1, 0);
    assertThat(String.valueOf(last().alert())).contains("9분");
  }

  @Test
  void aRepeatTellsNothing() {
    endingComes();
    screens.phones.forget();
    endingComes();
    screens.comes(M11, 1, 0);
    screens.comes(R2, 1, 0);
    assertThat(screens.sent()).isEmpty();
  }

  @Test
  void twoAtOnceTellOnce() {
    screens.before(L15_BEFORE);
    Together.times(4, _ -> screens.comes(L15, 1, 0));
    assertThat(screens.sent()).hasSize(1);
  }

  @Test
  void anEndingBeforeItsTimeComesAgain() {
    screens.before(L15_BEFORE.plusMillis(1));
    assertThat(screens.comes(L15, 1, 0))
        .isInstanceOfSatisfying(
            TryAgain.class,
            again -> assertThat(again.notBefore()).isEqualTo(screens.due.minus(L15_BEFORE)));
    assertThat(screens.sent()).isEmpty();
  }

  @Test
  void nothingIsAnnouncedOnceTheTurnIsDue() {
    screens.before(Duration.ZERO);
    assertThat(screens.comes(L15, 1, 0)).isEqualTo(Outcome.DONE);
    assertThat(screens.sent()).isEmpty();
  }

  @Test
  void whatIsLeftToSayIsOfNoUseAfterTheTurnOrTheActivity() {
    endingComes();
    assertThat(last().until()).isEqualTo(screens.due);
    screens.before(Duration.ofMinutes(10));
    lasts(Duration.ofDays(6));
    screens.comes(R2, 1, 1);
    assertThat(last().until()).isEqualTo(screens.due.plus(Duration.ofHours(4)));
  }

  @Test
  void leavesWhatTheTurnComesToToTheOtherActions() {
    for (var code : new EventCode[] {R2, M11}) {
      assertThat(screens.comes(code, 1, 0)).isEqualTo(Outcome.ignored(Why.NOTHING_LEFT));
    }
  }

  @Nested
  class WhenTheTurnIsOver {
    @Test
    void itEndsAndLeavesTheScreenAFewMinutesLater() {
      leoPosts();
      screens.comes(R2, 2, 0);
      assertThat(last().kind()).isEqualTo(Kind.END);
      assertThat(last().content().status()).isEqualTo(Status.ENDED);
      assertThat(last().content().turn()).isEqualTo(1);
      assertThat(last().content().writerName()).isEqualTo(screens.leo.name().value());
      assertThat(last().dismissedAt())
          .isEqualTo(screens.clock.instant().plus(Duration.ofMinutes(15)));
      assertThat(last().until()).isEqualTo(screens.due.plus(Duration.ofHours(4)));
    }

    @Test
    void whateverComesAfterTheEndTellsNothing() {
      endingComes();
      leoPosts();
      screens.comes(R2, 2, 0);
      screens.phones.forget();
      for (var code : new EventCode[] {M12, M11, L15, R2}) {
        assertThat(screens.comes(code, 1, 0)).isEqualTo(Outcome.ignored(Why.TURN_OVER));
      }
      screens.comes(R2, 2, 0);
      assertThat(screens.sent()).isEmpty();
    }

    @Test
    void theNextTurnIsNotTold() {
      leoPosts();
      screens.comes(R2, 2, 0);
      screens.phones.forget();
      screens.clock.set(screens.current().turn().dueAt().minus(L15_BEFORE));
      screens.comes(L15, 2, 0);
      assertThat(screens.sent()).isEmpty();
      assertThat(screens.kept()).isEmpty();
    }

    @Test
    void aCallThatReadTheRoomBeforeTellsALaterTurnsActivityNothing() {
      var plan = new ActivityPlan(SETTINGS, () -> "id");
      leoPosts();
      var minas = screens.shows(screens.mina.id(), Lockscreens.token());
      assertThat(plan.telling(screens.room, minas, screens.clock.instant())).isEmpty();
    }
  }

  @Nested
  class WhenTheTurnGetsAnotherEnd {
    @Test
    void itIsShownAndEndsAtItsNewTime() {
      lasts(Duration.ofDays(5).plusHours(1));
      screens.comes(R2, 1, 1);
      var turn = screens.current().turn();
      assertThat(last().content().endTime()).isEqualTo(turn.dueAt());
      assertThat(screens.queue.held())
          .containsExactly(
              Task.following(
                  RoomEvent.of(L15, screens.room.id(), 1, 1), turn.dueAt().minus(L15_BEFORE)));
    }

    @Test
    void oneThatWasEndingIsActiveAgainAndEndsOnceMore() {
      endingComes();
      lasts(Duration.ofDays(5).plusHours(2));
      screens.comes(R2, 1, 1);
      assertThat(last().content().status()).isEqualTo(Status.ACTIVE);
      screens.clock.set(screens.current().turn().dueAt().minus(L15_BEFORE));
      screens.comes(L15, 1, 1);
      assertThat(last().content().status()).isEqualTo(Status.ENDING);
      assertThat(screens.sent()).hasSize(3);
    }

    @Test
    void theOldEndingIsNoNews() {
      lasts(Duration.ofDays(5).plusHours(2));
      screens.comes(R2, 1, 1);
      screens.phones.forget();
      screens.before(L15_BEFORE);
      assertThat(screens.comes(L15, 1, 0)).isEqualTo(Outcome.ignored(Why.REVISION_OVER));
      assertThat(screens.sent()).isEmpty();
    }

    @Test
    void aTurnRegisteredAnewTellsNothingButPlansItsEnding() {
      screens.save(screens.current().registerAnew(screens.clock.instant()).room().orElseThrow());
      screens.comes(R2, 1, 1);
      assertThat(screens.sent()).isEmpty();
      assertThat(screens.queue.codes()).containsExactly(L15);
    }

    @Test
    void anActivityThatIsOverByItselfIsForgotten() {
      lasts(Duration.ofDays(9));
      screens.clock.set(screens.due.plus(Duration.ofHours(4)));
      assertThat(screens.comes(R2, 1, 1)).isEqualTo(Outcome.ignored(Why.NOTHING_LEFT));
      assertThat(screens.sent()).isEmpty();
      assertThat(screens.kept()).isEmpty();
      assertThat(screens.queue.calls()).isEmpty();
    }
  }

  @Nested
  class WhenTheProviderFails {
    private final Instant now = screens.due.minus(L15_BEFORE);

    @Test
    void patienceIsKept() {
      screens.phones.answers(token, new Delivery.RetryLater(Duration.ofMinutes(5), "503"));
      assertThat(endingComes()).isEqualTo(again(now.plus(Duration.ofMinutes(5))));
      screens.phones.forget();
      assertThat(endingComes()).isEqualTo(again(now.plus(Duration.ofMinutes(5))));
      assertThat(screens.sent()).isEmpty();
      screens.clock.advance(Duration.ofMinutes(5));
      screens.phones.answers(token, Delivery.ACCEPTED);
      assertThat(screens.comes(L15, 1, 0)).isEqualTo(Outcome.DONE);
      assertThat(screens.sent()).hasSize(1);
    }

    @Test
    void timestampsRiseWithEveryTry() {
      screens.phones.answers(token, new Delivery.RetryLater(Duration.ZERO, "timeout"));
      for (int i = 0; i < 3; i++) {
        endingComes();
      }
      assertThat(screens.sent())
          .extracting(ActivityPush::timestamp)
          .containsExactly(now, now.plusSeconds(1), now.plusSeconds(2));
      assertThat(screens.sent()).extracting(ActivityPush::id).containsOnly(last().id());
    }

    @Test
    void aCallThatDiedWhileItSentIsTakenUpAfterHalfAMinute() {
      screens.before(L15_BEFORE);
      var died = new TellingLedger(STORE.liveActivities(), STORE.transactions(), screens.clock);
      var plan = new ActivityPlan(SETTINGS, () -> "id");
      var activity = screens.kept().getFirst();
      died.claim(activity, a -> plan.telling(screens.room, a, now), now);
      assertThat(endingComes()).isEqualTo(again(now.plus(Claim.UNDER_WAY)));
      screens.clock.advance(Claim.UNDER_WAY);
      assertThat(screens.comes(L15, 1, 0)).isEqualTo(Outcome.DONE);
      assertThat(last().timestamp()).isEqualTo(now.plus(Claim.UNDER_WAY));
    }

    @Test
    void wrongCredentialsEndWithTheActivity() {
      screens.phones.answers(token, new Delivery.Misconfigured("bad key"));
      assertThat(endingComes()).isEqualTo(again(now.plus(Duration.ofMinutes(1))));
      screens.clock.set(screens.due.plus(Duration.ofHours(4)));
      assertThat(screens.comes(L15, 1, 0)).isEqualTo(Outcome.DONE);
      assertThat(screens.kept()).isEmpty();
    }

    @Test
    void aTokenThatIsGoneTakesTheActivityAlong() {
      screens.phones.answers(token, new Delivery.TokenGone(now));
      assertThat(endingComes()).isEqualTo(Outcome.DONE);
      assertThat(screens.kept()).isEmpty();
    }

    @Test
    void aRefusedPayloadIsADeadLetterOnce() {
      screens.phones.answers(token, new Delivery.Refused("too large"));
      int before = deadLetters();
      assertThat(endingComes()).isEqualTo(Outcome.DONE);
      endingComes();
      assertThat(screens.sent()).hasSize(1);
      assertThat(deadLetters()).isEqualTo(before + 1);
    }

    @Test
    void theEnvironmentThatKnowsTheTokenIsRemembered() {
      screens.phones.answers(token, new Delivery.Accepted(Environment.SANDBOX));
      endingComes();
      assertThat(screens.kept().getFirst().token().environment()).isEqualTo(Environment.SANDBOX);
    }

    private TryAgain again(Instant at) {
      return new TryAgain(at, "some activities must be tried again");
    }
  }

  @Nested
  class WhenThePhoneRenewsItsTokenMeanwhile {
    private final ActivityToken fresh = Lockscreens.token();

    private void renewDuringTheSend(Delivery answer) {
      screens.phones.answers(
          token,
          _ -> {
            var id = screens.kept().getFirst().id();
            screens.service.register(screens.room.id(), id, screens.leo.id(), fresh);
            return answer;
          });
    }

    @Test
    void whatTheOldOneTookIsSentToTheNew() {
      renewDuringTheSend(Delivery.ACCEPTED);
      assertThat(endingComes()).isInstanceOf(TryAgain.class);
      assertThat(endingComes()).isEqualTo(Outcome.DONE);
      assertThat(screens.phones.sentTo(fresh)).hasSize(1);
    }

    @Test
    void theOldOnesEndIsNotTheActivitys() {
      renewDuringTheSend(new Delivery.TokenGone(screens.due));
      assertThat(endingComes()).isInstanceOf(TryAgain.class);
      assertThat(screens.kept()).hasSize(1);
      endingComes();
      assertThat(screens.phones.sentTo(fresh)).hasSize(1);
    }

    @Test
    void anEndedOneThatLivesUnderANewTokenIsEndedAgain() {
      leoPosts();
      screens.comes(R2, 2, 0);
      var id = screens.kept().getFirst().id();
      screens.service.register(screens.room.id(), id, screens.leo.id(), fresh);
      screens.turn.act(screens.queue.held().getFirst().event());
      assertThat(screens.phones.sentTo(fresh))
          .extracting(ActivityPush::kind)
          .containsExactly(Kind.END);
    }
  }

  private static int deadLetters() {
    return STORE.jdbc().sql("select count(*) from dead_letters").query(Integer.class).single();
  }
}
