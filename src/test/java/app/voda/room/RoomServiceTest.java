package app.voda.room;

import static app.voda.event.EventCode.M13;
import static app.voda.event.EventCode.M2;
import static app.voda.event.EventCode.N1;
import static app.voda.event.EventCode.R2;
import static app.voda.event.EventCode.W1;
import static app.voda.room.RoomTest.refusedAs;
import static app.voda.testing.Samples.FIVE_DAYS;
import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.IntentsOf;
import app.voda.id.MemberId;
import app.voda.member.Member;
import app.voda.problem.Reason;
import app.voda.room.Posting.Draft;
import app.voda.room.RoomService.NewRoom;
import app.voda.store.PageRequest;
import app.voda.store.Receipt;
import app.voda.testing.FakeQueue;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import app.voda.testing.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What members do with rooms, with everything that must follow.
class RoomServiceTest {
  private static final MemoryStore STORE = new MemoryStore();
  private static final Draft DRAFT = new Draft("The sea", "…", null);

  private final SettableClock clock = new SettableClock(NOW);
  private final FakeQueue queue = new FakeQueue();
  private final Rooms rooms = STORE.rooms();
  private final Requests requests =
      new Requests(
          queue,
          IntentsOf.settings(SETTINGS, Samples::id, clock),
          STORE.transactions(),
          clock,
          Samples::id,
          SETTINGS);
  private final RoomService service =
      new RoomService(rooms, STORE.members(), requests, new JoinCodes());
  private final Posting posting = new Posting(service, rooms, STORE.diaries(), requests);
  private final Nudging nudging = new Nudging(service, STORE.nudges(), requests);
  private final MemberId leo = signedUp();
  private final MemberId mina = signedUp();
  private final MemberId stranger = signedUp();
  private final Room room = Samples.room(leo, mina);

  @BeforeEach
  void open() {
    STORE.transactions().execute(() -> rooms.save(room));
  }

  @Test
  void openingEnqueuesTheRegistrationAndKeepsTheCodeAsAHash() {
    var opened =
        service.open(leo, new NewRoom("Summer", "sea", "?", "seoul"), FIVE_DAYS, Receipt.none());
    assertThat(queue.codes()).containsExactly(R2);
    assertThat(service.get(opened.id(), leo).profile().codeHash()).doesNotContain("seoul");
    assertThat(opened.profile().toString())
        .contains("Summer")
        .doesNotContain(opened.profile().codeHash());
  }

  @Test
  void theCodeOfANewRoomIsNeverShown() {
    assertThat(new NewRoom("Summer", "sea", "?", "seoul").toString())
        .contains("Summer")
        .doesNotContain("seoul");
  }

  @Test
  void aMemberFindsTheirRoomsAndThoseWhereTheyWriteNow() {
    var page = new PageRequest(null, 10);
    assertThat(service.of(leo, page).items()).extracting(Room::id).containsExactly(room.id());
    assertThat(service.of(mina, page).items()).extracting(Room::id).containsExactly(room.id());
    assertThat(service.of(stranger, page).items()).isEmpty();
    assertThat(service.writtenBy(leo, page).items())
        .extracting(Room::id)
        .containsExactly(room.id());
    assertThat(service.writtenBy(mina, page).items()).isEmpty();
  }

  @Test
  void aPostIsTheTurnsDiaryAndPassesTheTurn() {
    var diary = posting.post(room.id(), leo, DRAFT, Receipt.none());
    assertThat(diary.id()).isEqualTo("1");
    assertThat(STORE.diaries().find(room.id(), "1")).contains(diary);
    assertThat(stored().turn().writer()).isEqualTo(mina);
    assertThat(queue.codes()).containsExactly(R2, M13, M2);
  }

  @Test
  void tenPostsAtOnceMakeOneDiaryATurn() {
    var alone = Samples.room(leo);
    STORE.transactions().execute(() -> rooms.save(alone));
    var ends = Together.run(10, _ -> () -> posting.post(alone.id(), leo, DRAFT, Receipt.none()));
    int posted = (int) ends.stream().filter(end -> !end.failed()).count();
    assertThat(posted).isPositive();
    // Late comers may find the next turn, which is the same member's: one diary a turn, no more.
    assertThat(rooms.find(alone.id()).orElseThrow().turn().number()).isEqualTo(posted + 1);
  }

  @Test
  void onlyTheWriterPostsAndOnlyMembersSee() {
    assertThatThrownBy(() -> posting.post(room.id(), mina, DRAFT, Receipt.none()))
        .satisfies(refusedAs(Reason.NOT_YOUR_TURN));
    assertThatThrownBy(() -> posting.post(room.id(), stranger, DRAFT, Receipt.none()))
        .satisfies(refusedAs(Reason.NOT_FOUND));
    assertThatThrownBy(() -> service.get(room.id(), stranger))
        .satisfies(refusedAs(Reason.NOT_FOUND));
    assertThat(service.invitation(room.id()).profile().name()).isEqualTo("Summer");
    assertThat(queue.calls()).isEmpty();
  }

  @Test
  void aMemberNudgesTheWriterOncePerTurn() {
    assertThat(nudging.nudge(room.id(), mina, Receipt.none())).isEqualTo(1);
    assertThat(queue.codes()).containsExactly(N1);
    assertThatThrownBy(() -> nudging.nudge(room.id(), mina, Receipt.none()))
        .satisfies(refusedAs(Reason.ALREADY_NUDGED));
    assertThatThrownBy(() -> nudging.nudge(room.id(), leo, Receipt.none()))
        .satisfies(refusedAs(Reason.OWN_TURN));
    assertThatThrownBy(() -> nudging.nudge(room.id(), stranger, Receipt.none()))
        .satisfies(refusedAs(Reason.NOT_FOUND));
    posting.post(room.id(), leo, DRAFT, Receipt.none());
    assertThat(nudging.nudge(room.id(), leo, Receipt.none())).isEqualTo(2);
  }

  @Test
  void onlyTheMasterEditsAndDeletes() {
    var edit = new RoomEdit(null, null, "New?", null);
    assertThatThrownBy(() -> service.edit(room.id(), mina, edit, null))
        .satisfies(refusedAs(Reason.NOT_THE_MASTER));
    assertThatThrownBy(() -> service.delete(room.id(), mina))
        .satisfies(refusedAs(Reason.NOT_THE_MASTER));
    assertThatThrownBy(() -> service.edit(room.id(), stranger, edit, null))
        .satisfies(refusedAs(Reason.NOT_FOUND));
    assertThat(service.edit(room.id(), leo, edit, "busan").profile().hint()).isEqualTo("New?");
    assertThat(queue.calls()).isEmpty();
  }

  @Test
  void anotherPeriodEnqueuesTheRegistrationWithTheOldRevisionsLeftovers() {
    clock.advance(Duration.ofHours(1));
    var edit = new RoomEdit(new WritingPeriod(Duration.ofDays(2)), null, null, null);
    service.edit(room.id(), leo, edit, null);
    assertThat(queue.codes()).containsExactly(R2);
    var register = queue.enqueued().getFirst().event();
    assertThat(register.revision()).isEqualTo(1);
    assertThat(register.ended()).isEqualTo(room.turn().ended());
    assertThat(stored().turn().dueAt()).isEqualTo(NOW.plus(Duration.ofDays(2)));
  }

  @Test
  void anEqualPeriodWritesNothing() {
    var before = stored();
    service.edit(room.id(), leo, new RoomEdit(FIVE_DAYS, null, null, List.of(leo, mina)), null);
    assertThat(stored()).isEqualTo(before);
    assertThat(queue.calls()).isEmpty();
  }

  @Test
  void whenAllHaveLeftTheRoomIsGone() {
    service.leave(room.id(), leo);
    assertThat(queue.codes()).containsExactly(R2, M13, W1);
    assertThat(stored().isMaster(mina)).isTrue();
    queue.forgetCalls();
    service.leave(room.id(), mina);
    assertThat(queue.codes()).containsExactly(R2, W1);
    assertThat(rooms.find(room.id())).isEmpty();
    assertThatThrownBy(() -> service.leave(room.id(), mina)).satisfies(refusedAs(Reason.NOT_FOUND));
  }

  @Test
  void deletingEndsTheRoomForAll() {
    service.delete(room.id(), leo);
    assertThat(rooms.idsOf(mina)).isEmpty();
    assertThat(queue.codes()).containsExactly(R2, W1);
    assertThat(queue.enqueued().getFirst().event().isGone()).isTrue();
  }

  private Room stored() {
    return rooms.find(room.id()).orElseThrow();
  }

  private static MemberId signedUp() {
    Member member = Samples.member();
    STORE.members().add(member);
    return member.id();
  }
}
