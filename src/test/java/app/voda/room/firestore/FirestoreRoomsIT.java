package app.voda.room.firestore;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.RoomId;
import app.voda.room.Room;
import app.voda.room.Rooms;
import app.voda.room.RoomsContract;
import app.voda.store.Transactions;
import app.voda.store.firestore.Fields;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Samples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@NeedsFirestore
class FirestoreRoomsIT extends RoomsContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected Rooms rooms() {
    return STORE.rooms();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }

  @Test
  void aRoomThatCannotBeReadDoesNotKeepAReconciliationFromTheOthers() {
    var store = new FirestoreStore();
    var ids = Stream.generate(Samples::roomId).limit(5).sorted(comparing(RoomId::value)).toList();
    for (int i = 0; i < 5; i++) {
      var room = Samples.room(Samples.memberId());
      var document = store.documents().at("rooms", ids.get(i).value());
      var fields =
          switch (i) {
            case 1 -> new Fields();
            case 2 -> RoomFields.of(room).with("period", "five days");
            default -> RoomFields.of(room);
          };
      store.documents().set(document, fields);
    }
    var first = store.rooms().all("", 1);
    var second = store.rooms().all(first.getLast().id().value(), 1);
    var third = store.rooms().all(second.getLast().id().value(), 9);
    assertThat(Stream.of(first, second, third).flatMap(List::stream).map(Room::id))
        .containsExactly(ids.get(0), ids.get(3), ids.get(4));
    assertThat(store.rooms().all(third.getLast().id().value(), 9)).isEmpty();
  }
}
