package app.voda.alarm;

import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.diary.Diary;
import app.voda.event.IntentsOf;
import app.voda.event.Outcome;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.member.Member;
import app.voda.push.Push;
import app.voda.room.Room;
import app.voda.room.Rooms;
import app.voda.testing.Between;
import app.voda.testing.FakePhones;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// M2: a new diary.
class DiaryAlarmTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final SettableClock clock = STORE.clock();
  private final FakePhones phones = new FakePhones();
  private final Announcer announcer = Announcers.over(STORE, phones);
  private final DiaryAlarm diaryAlarm =
      new DiaryAlarm(
          STORE.rooms(),
          STORE.diaries(),
          STORE.members(),
          announcer,
          IntentsOf.settings(SETTINGS, Samples::id, clock));
  private final Member leo = Samples.member();
  private final Member mina = Samples.member();
  private final Member yuki = Samples.member();
  private final Room room = Samples.room(leo.id(), mina.id(), yuki.id());
  private final RoomEvent posted = RoomEvent.diaryPosted(room.id(), 1, 0, "1");

  @BeforeEach
  void open() {
    clock.set(NOW);
    for (var member : new Member[] {leo, mina, yuki}) {
      STORE.members().add(member);
      STORE.devices().save(Samples.device(member.id(), member.id().value()));
    }
    save(room);
  }

  @Test
  void tellsAllMembersButTheAuthorOnce() {
    post();
    assertThat(diaryAlarm.act(posted)).isEqualTo(Outcome.DONE);
    assertThat(diaryAlarm.act(posted)).isEqualTo(Outcome.DONE);
    assertThat(phones.tokens()).containsExactlyInAnyOrder(mina.id().value(), yuki.id().value());
    assertThat(phones.sent())
        .allSatisfy(push -> {
          assertThat(push.diaryId()).isEqualTo("1");
          assertThat(push.turn()).isEqualTo(1);
          assertThat(push.title()).isEqualTo("Summer");
          assertThat(push.body()).isEqualTo(leo.name() + "님이 새 일기를 남겼어요.");
          assertThat(push.until()).isEqualTo(NOW.plus(Duration.ofDays(28)));
        });
    assertThat(phones.sent())
        .extracting(Push::alarmId)
        .containsOnly(phones.sent().getFirst().alarmId());
  }

  @Test
  void tellsWhoeverJoinsJustBeforeThePostWhileItLooks() {
    var noah = Samples.member();
    STORE.members().add(noah);
    STORE.devices().save(Samples.device(noah.id(), noah.id().value()));
    var rooms =
        Between.afterTheFirstCall(
            Rooms.class,
            STORE.rooms(),
            () -> {
              save(stored().join(noah.id(), 10, NOW));
              post();
            });
    var slow =
        new DiaryAlarm(
            rooms,
            STORE.diaries(),
            STORE.members(),
            announcer,
            IntentsOf.settings(SETTINGS, Samples::id, clock));
    assertThat(slow.act(posted.intendedAt(NOW))).isInstanceOf(TryAgain.class);
    assertThat(slow.act(posted.intendedAt(NOW))).isEqualTo(Outcome.DONE);
    assertThat(phones.tokens()).contains(noah.id().value());
  }

  @Test
  void tellsWhoeverIsAMemberNow() {
    post();
    save(stored().leave(yuki.id(), NOW).room().orElseThrow());
    diaryAlarm.act(posted);
    assertThat(phones.tokens()).containsExactly(mina.id().value());
  }

  @Test
  void namesNobodyWhenTheAuthorHasWithdrawn() {
    post();
    STORE.members().delete(leo.id());
    diaryAlarm.act(posted);
    assertThat(phones.sent()).extracting(Push::body).containsOnly("새 일기가 올라왔어요.");
  }

  @Test
  void hasNobodyToTellInARoomOfOne() {
    var alone = Samples.room(leo.id());
    save(alone);
    STORE.diaries().add(new Diary(alone.id(), 1, leo.id(), "t", "x", null, NOW));
    assertThat(diaryAlarm.act(RoomEvent.diaryPosted(alone.id(), 1, 0, "1")))
        .isEqualTo(Outcome.DONE);
    assertThat(phones.sent()).isEmpty();
  }

  @Test
  void waitsForADiaryThatIsNotVisibleUntilItMustHaveSettled() {
    var intent = posted.intendedAt(NOW);
    assertThat(diaryAlarm.act(intent)).isInstanceOf(TryAgain.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(diaryAlarm.act(intent)).isEqualTo(Outcome.ignored(Why.NEVER_CAME));
  }

  @Test
  void hasNothingToSayOfARoomThatIsGone() {
    post();
    STORE.transactions().execute(() -> STORE.rooms().delete(stored()));
    assertThat(diaryAlarm.act(posted.intendedAt(NOW))).isEqualTo(Outcome.ignored(Why.ROOM_GONE));
  }

  private void post() {
    STORE.diaries().add(new Diary(room.id(), 1, leo.id(), "t", "x", null, NOW));
  }

  private Room stored() {
    return STORE.rooms().find(room.id()).orElseThrow();
  }

  private void save(Room state) {
    STORE.transactions().execute(() -> STORE.rooms().save(state));
  }
}
