package app.voda;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.alarm.Alarm;
import app.voda.alarm.Announcement;
import app.voda.alarm.DeviceOutcome;
import app.voda.alarm.DeviceOutcome.Status;
import app.voda.auth.RefreshFamily;
import app.voda.device.ActivityToken;
import app.voda.device.Environment;
import app.voda.device.Transport;
import app.voda.diary.Diary;
import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.liveactivity.ActivityStart;
import app.voda.liveactivity.LiveActivity;
import app.voda.liveactivity.Showing;
import app.voda.room.WrongCodes;
import app.voda.store.Cursor;
import app.voda.store.PageRequest;
import app.voda.testing.FirestoreIndexes;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Samples;
import app.voda.web.KeptAnswer;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What firestore.indexes.json must say, taken from all that voda stores and asks for.
@NeedsFirestore
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexesIT {
  private final FirestoreStore store = new FirestoreStore();
  private FirestoreIndexes indexes;

  @BeforeAll
  void storeAndAskForEverything() throws Exception {
    indexes = FirestoreIndexes.read();
    var leo = Samples.member();
    var room = Samples.room(leo.id(), Samples.memberId());
    var phone = Samples.iPhone(leo.id(), Samples.id());
    var token = new ActivityToken("ab".repeat(40), Environment.SANDBOX);
    var showing = new Showing(Showing.Phase.ACTIVE, NOW);
    var announcement =
        new Announcement(
            new AlarmId(Samples.id()),
            EventCode.M12,
            room.id(),
            "Summer",
            1,
            null,
            null,
            Duration.ofHours(4),
            NOW,
            NOW.plusSeconds(9));
    var alarm =
        new Alarm(
            leo.id(),
            announcement,
            false,
            Map.of(phone.id(), new DeviceOutcome(Status.WAITING, NOW)));

    store.members().add(leo);
    store.rooms().save(room);
    store.diaries().add(new Diary(room.id(), 1, leo.id(), "t", "x", null, NOW));
    store.nudges().add(room.id(), 1, leo.id(), NOW);
    store.joinAttempts().save(room.id(), leo.id(), new WrongCodes(List.of(NOW), NOW));
    store.devices().save(phone);
    store.devices().prune(phone, NOW, NOW);
    store.refreshFamilies().save(new RefreshFamily(Samples.id(), leo.id(), "h", NOW));
    store.alarms().save(alarm);
    store.answers().add(new KeptAnswer("s", "k", "f", 201, null, "{}", NOW), NOW.minusSeconds(1));
    store
        .liveActivities()
        .save(
            new LiveActivity(room.id(), "a", leo.id(), token, 1, leo.id(), showing, NOW, NOW, NOW));
    store
        .activityStarts()
        .save(
            new ActivityStart(
                room.id(),
                1,
                phone.id(),
                leo.id(),
                leo.id(),
                ActivityStart.State.WAITING,
                NOW,
                NOW,
                NOW));
    var letter = DeadLetter.malformed(Samples.id(), "{", "why", NOW);
    store.deadLetters().add(letter);
    store.deadLetters().markReplayed(letter.replayed(NOW));

    for (var after : new Cursor[] {null, new Cursor(NOW, "1")}) {
      var page = new PageRequest(after, 2);
      store.rooms().of(leo.id(), page);
      store.rooms().writtenBy(leo.id(), page);
      store.diaries().of(room.id(), page);
      store.alarms().of(leo.id(), page);
      store.deadLetters().of(null, page);
      store.deadLetters().of(Reason.REFUSED, page);
      store.rooms().all(after == null ? "" : "1", 2);
    }
    store.rooms().idsOf(leo.id());
    store.alarms().waiting(room.id(), 1, Set.of(EventCode.M11, EventCode.M12));
    store.alarms().unread(leo.id());
    store.alarms().markRead(leo.id(), alarm);
    store.alarms().markAllRead(leo.id());
    store.liveActivities().of(room.id());
    store.liveActivities().of(leo.id());
    store.activityStarts().of(room.id(), leo.id());
    store.devices().revive(NOW, Transport.FCM);
  }

  @Test
  void everyQueryIsServed() {
    // And those by which things are removed, of which nothing would be left to look at.
    var gone = Samples.memberId();
    store.devices().deleteOf(gone);
    store.refreshFamilies().deleteOf(gone);
    store.alarms().deleteOf(gone, 2);
    store.diaries().deleteOf(Samples.roomId(), 2);
    store.nudges().deleteOf(Samples.roomId(), 2);
    store.joinAttempts().deleteOf(Samples.roomId(), 2);
    assertThat(store.meter().queries()).hasSizeGreaterThan(25).allMatch(indexes::serve);
  }

  // A collection that is indexed by them takes 500 writes a second.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rooms",
        "diaries",
        "nudges",
        "wrongCodes",
        "members",
        "devices",
        "alarms",
        "refreshFamilies",
        "answers",
        "liveActivities",
        "activityStarts",
        "deadLetters"
      })
  void noTimeIsIndexedByItself(String collection) throws Exception {
    var stored = store.firestore().collectionGroup(collection).get().get().getDocuments();
    assertThat(stored).isNotEmpty();
    assertThat(stored.stream().flatMap(IndexesIT::fieldsWithTimes))
        .isNotEmpty()
        .noneMatch(field -> indexes.isIndexed(collection, field, false));
  }

  private static Stream<String> fieldsWithTimes(QueryDocumentSnapshot document) {
    return document.getData().entrySet().stream()
        .filter(field -> hasTime(field.getValue()))
        .map(Map.Entry::getKey);
  }

  private static boolean hasTime(Object value) {
    return switch (value) {
      case Timestamp _ -> true;
      case Map<?, ?> map -> map.values().stream().anyMatch(IndexesIT::hasTime);
      case List<?> list -> list.stream().anyMatch(IndexesIT::hasTime);
      case null, default -> false;
    };
  }
}
