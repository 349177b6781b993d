package app.voda.room;

import static app.voda.testing.Samples.FIVE_DAYS;
import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Conflict;
import app.voda.store.Cursor;
import app.voda.store.PageRequest;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of rooms promises.
public abstract class RoomsContract {
  private final MemberId leo = Samples.memberId();
  private final MemberId mina = Samples.memberId();
  private final MemberId yuki = Samples.memberId();

  protected abstract Rooms rooms();

  protected abstract Transactions transactions();

  @Test
  void findsARoomAsItWasSaved() {
    var room = saved(Samples.room(leo, mina, yuki));
    assertThat(stored(room.id())).isEqualTo(withVersion(room, stored(room.id()).version()));
    assertThat(rooms().find(Samples.roomId())).isEmpty();
  }

  @Test
  void keepsOrderMasterAndWriterThroughEveryChange() {
    var id = saved(Samples.room(leo, mina, yuki)).id();
    var reordered =
        stored(id)
            .edit(new RoomEdit(null, null, "?", List.of(yuki, leo, mina)), NOW)
            .room()
            .orElseThrow();
    saved(reordered);
    assertThat(stored(id).circle()).isEqualTo(reordered.circle());
    var left = saved(stored(id).leave(leo, NOW.plusSeconds(5)).room().orElseThrow());
    assertThat(stored(id).circle()).isEqualTo(left.circle());
    assertThat(stored(id).turn()).isEqualTo(left.turn());
    assertThat(stored(id).isMaster(mina)).isTrue();
  }

  @Test
  void keepsATurnThatNobodyStarted() {
    var id = saved(Samples.room(leo, mina)).id();
    var due = stored(id).turn().dueAt();
    var next = saved(stored(id).lapse(due).orElseThrow().room().orElseThrow());
    assertThat(stored(id).turn()).isEqualTo(next.turn());
    assertThat(stored(id).turn().startedBy()).isNull();
  }

  @Test
  void refusesAStateThatWasReadBeforeAnotherWasSaved() {
    var id = saved(Samples.room(leo)).id();
    var first = stored(id);
    var second = stored(id);
    saved(first.join(mina, 10, NOW));
    assertThatThrownBy(() -> saved(second.join(yuki, 10, NOW))).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> transactions().execute(() -> rooms().delete(second)))
        .isInstanceOf(Conflict.class);
    assertThat(stored(id).circle().has(mina)).isTrue();
    assertThat(stored(id).circle().has(yuki)).isFalse();
  }

  @Test
  void ofTwoWritersAtOnceOneIsRefused() {
    var id = saved(Samples.room(leo)).id();
    var read = stored(id);
    var ends = Together.run(2, i -> () -> saved(read.join(i == 0 ? mina : yuki, 10, NOW)));
    assertThat(ends).filteredOn(Together.End::failed).hasSize(1);
    assertThat(ends)
        .filteredOn(Together.End::failed)
        .flatExtracting(Together.End::thrown)
        .allMatch(thrown -> thrown instanceof Conflict);
    assertThat(stored(id).circle().size()).isEqualTo(2);
  }

  @Test
  void neverTakesARoomIdTwice() {
    var room = saved(Samples.room(leo));
    assertThatThrownBy(() -> saved(withVersion(room, 0))).isInstanceOf(Conflict.class);
  }

  @Test
  void deletesARoomWithItsMembers() {
    var room = saved(Samples.room(leo, mina));
    transactions().execute(() -> rooms().delete(stored(room.id())));
    assertThat(rooms().find(room.id())).isEmpty();
    assertThat(rooms().idsOf(mina)).isEmpty();
    assertThatThrownBy(() -> saved(withVersion(room, 1))).isInstanceOf(Conflict.class);
  }

  @Test
  void listsAMembersRoomsNewestFirst() {
    var ids = new ArrayList<RoomId>();
    for (int i = 0; i < 5; i++) {
      var at = NOW.plusSeconds(i / 2);
      ids.addFirst(saved(Samples.room(FIVE_DAYS, at, mina, leo)).id());
    }
    saved(Samples.room(yuki));
    var pages = allPages(page -> rooms().of(leo, page));
    assertThat(pages).containsExactlyInAnyOrderElementsOf(ids).hasSize(5);
    assertThat(pages.getFirst()).isEqualTo(ids.getFirst());
    assertThat(rooms().idsOf(leo)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(rooms().of(leo, new PageRequest(null, 1)).items().getFirst().circle().size())
        .isEqualTo(2);
  }

  @Test
  void listsWhereAMemberWritesNowTheNearestEndFirst() {
    var ids = new ArrayList<RoomId>();
    for (int days = 5; days >= 1; days--) {
      var period = new WritingPeriod(Duration.ofDays(days));
      ids.addFirst(saved(Samples.room(period, NOW, leo, mina)).id());
    }
    saved(Samples.room(mina, leo));
    assertThat(allPages(page -> rooms().writtenBy(leo, page))).containsExactlyElementsOf(ids);
  }

  @Test
  void walksAllRoomsOnceInTheOrderOfTheirIds() {
    var ids = new ArrayList<RoomId>();
    for (int i = 0; i < 5; i++) {
      ids.add(saved(Samples.room(leo, mina)).id());
    }
    var walked = new ArrayList<RoomId>();
    var page = rooms().all("", 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      page.forEach(room -> walked.add(room.id()));
      page = rooms().all(page.getLast().id().value(), 2);
    }
    assertThat(walked).doesNotHaveDuplicates().containsAll(ids);
    assertThat(walked).extracting(RoomId::value).isSorted();
  }

  private interface Pages {
    app.voda.store.Page<Room> of(PageRequest page);
  }

  private static List<RoomId> allPages(Pages pages) {
    var ids = new ArrayList<RoomId>();
    var page = pages.of(new PageRequest(null, 2));
    page.items().forEach(room -> ids.add(room.id()));
    while (page.nextCursor() != null) {
      page = pages.of(new PageRequest(Cursor.parse(page.nextCursor()), 2));
      page.items().forEach(room -> ids.add(room.id()));
    }
    return ids;
  }

  private Room saved(Room room) {
    transactions().execute(() -> rooms().save(room));
    return room;
  }

  private Room stored(RoomId id) {
    return rooms().find(id).orElseThrow();
  }

  private static Room withVersion(Room room, long version) {
    return new Room(
        room.id(),
        room.profile(),
        room.period(),
        room.circle(),
        room.turn(),
        room.createdAt(),
        room.updatedAt(),
        version);
  }
}
