package app.voda.room;

import static app.voda.room.RoomTest.refusedAs;
import static app.voda.testing.Samples.FIVE_DAYS;
import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.member.Member;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.store.Receipt;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import app.voda.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoiningTest {
  private static final MemoryStore STORE = new MemoryStore();
  private static final JoinCodes CODES = new JoinCodes();

  private final SettableClock clock = new SettableClock(NOW);
  private final Joining joining = joining(CODES);
  private final Member leo = signedUp();
  private final Member mina = signedUp();
  private final Room room =
      Room.open(
              Samples.roomId(),
              new Profile("Summer", "sea", "Where?", CODES.hash("서울 🌊")),
              FIVE_DAYS,
              leo.id(),
              NOW)
          .room()
          .orElseThrow();

  @BeforeEach
  void open() {
    STORE.transactions().execute(() -> STORE.rooms().save(room));
  }

  @Test
  void theCodeOpensTheRoom() {
    assertThat(join(mina, "서울 🌊").circle().has(mina.id())).isTrue();
    assertThat(stored().circle().size()).isEqualTo(2);
  }

  @Test
  void theReceiptIsKeptWithWhatIsCommitted() {
    var kept = new ArrayList<Room>();
    var joined = joining.join(room.id(), mina.id(), "서울 🌊", kept::add);
    assertThat(kept).containsExactly(joined);
  }

  @Test
  void theSecondTimeAnswersTheSameWhateverTheCode() {
    var first = join(mina, "서울 🌊");
    var kept = new ArrayList<Room>();
    var second = joining.join(room.id(), mina.id(), "wrong", kept::add);
    assertThat(second.circle()).isEqualTo(first.circle());
    assertThat(kept).containsExactly(second);
  }

  @Test
  void aWrongCodeIsRefused() {
    for (var wrong : new String[] {"서울", "", "서울 🌊 ", "x".repeat(200)}) {
      assertThatThrownBy(() -> join(mina, wrong)).satisfies(refusedAs(Reason.WRONG_CODE));
      clock.advance(Duration.ofMinutes(10));
    }
    assertThat(stored().circle().has(mina.id())).isFalse();
  }

  @Test
  void fiveWrongCodesLockThePairEvenForTheRightOne() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> join(mina, "wrong")).satisfies(refusedAs(Reason.WRONG_CODE));
    }
    assertThatThrownBy(() -> join(mina, "서울 🌊"))
        .satisfies(refusedAs(Reason.LOCKED))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
    join(signedUp(), "서울 🌊");
    clock.advance(Duration.ofMinutes(10));
    assertThat(join(mina, "서울 🌊").circle().size()).isEqualTo(3);
  }

  @Test
  void wrongCodesAtTheSameMomentAllCount() {
    var ends = Together.run(5, _ -> () -> join(mina, "wrong"));
    assertThat(ends)
        .flatExtracting(Together.End::thrown)
        .hasSize(5)
        .allSatisfy(refusedAs(Reason.WRONG_CODE)::accept);
    assertThatThrownBy(() -> join(mina, "서울 🌊")).satisfies(refusedAs(Reason.LOCKED));
  }

  // Of many codes tried at once, the right one is no exception.
  @Test
  void fiveWrongCodesLockThePairEvenForARightOneThatIsUnderWay() {
    var overtaken =
        new JoinCodes() {
          @Override
          boolean matches(String code, Room room) {
            var others = Together.run(5, _ -> () -> join(mina, "wrong"));
            assertThat(others).allMatch(Together.End::failed);
            return super.matches(code, room);
          }
        };
    assertThatThrownBy(() -> joining(overtaken).join(room.id(), mina.id(), "서울 🌊", Receipt.none()))
        .satisfies(refusedAs(Reason.LOCKED));
    assertThat(stored().circle().has(mina.id())).isFalse();
  }

  @Test
  void aFullRoomRefuses() {
    join(mina, "서울 🌊");
    join(signedUp(), "서울 🌊");
    assertThatThrownBy(() -> join(signedUp(), "서울 🌊")).satisfies(refusedAs(Reason.ROOM_FULL));
  }

  @Test
  void ofManyAtOnceTheLastPlacesAreFilledAndNoMore() {
    var friends = new Member[] {signedUp(), signedUp(), signedUp(), signedUp()};
    var ends = Together.run(4, i -> () -> join(friends[i], "서울 🌊"));
    assertThat(ends).filteredOn(end -> !end.failed()).hasSize(2);
    assertThat(ends)
        .flatExtracting(Together.End::thrown)
        .hasSize(2)
        .allSatisfy(refusedAs(Reason.ROOM_FULL)::accept);
    assertThat(stored().circle().size()).isEqualTo(3);
  }

  @Test
  void aMissingRoomIsNotFound() {
    assertThatThrownBy(() -> joining.join(Samples.roomId(), mina.id(), "서울 🌊", Receipt.none()))
        .satisfies(refusedAs(Reason.NOT_FOUND));
  }

  private Room join(Member member, String code) {
    return joining.join(room.id(), member.id(), code, Receipt.none());
  }

  private Joining joining(JoinCodes codes) {
    return new Joining(
        STORE.rooms(),
        STORE.members(),
        STORE.joinAttempts(),
        codes,
        STORE.transactions(),
        clock,
        new RoomSettings(Duration.ofDays(1), Duration.ofDays(30), 3));
  }

  private Room stored() {
    return STORE.rooms().find(room.id()).orElseThrow();
  }

  private static Member signedUp() {
    var member = Samples.member();
    STORE.members().add(member);
    return member;
  }
}
