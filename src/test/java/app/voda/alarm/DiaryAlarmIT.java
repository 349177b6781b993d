package app.voda.alarm;

import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.device.Prunings;
import app.voda.diary.Diary;
import app.voda.event.DeadLetterOffices;
import app.voda.event.IntentsOf;
import app.voda.event.RoomEvent;
import app.voda.event.http.EventJsons;
import app.voda.push.PushesTo;
import app.voda.store.Unreadable;
import app.voda.store.firestore.Fields;
import app.voda.testing.FakePhones;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/// M2 to members one of whom has a document that holds what voda never writes.
@NeedsFirestore
class DiaryAlarmIT {
  private static final FirestoreStore STORE = new FirestoreStore();

  private final FakePhones phones = new FakePhones();
  private final DiaryAlarm diaryAlarm =
      new DiaryAlarm(
          STORE.rooms(),
          STORE.diaries(),
          STORE.members(),
          new Announcer(
              STORE.members(),
              STORE.devices(),
              Prunings.over(STORE.devices(), STORE.clock()),
              STORE.alarms(),
              new Drafts(STORE.alarms(), new AlarmText()),
              PushesTo.sender(phones),
              new Undelivered(DeadLetterOffices.over(STORE.deadLetters()), EventJsons.real()),
              STORE.clock()),
          IntentsOf.settings(SETTINGS, Samples::id, STORE.clock()));

  @Test
  void aMemberWhoCannotBeReadKeepsNobodyElseFromBeingTold() {
    var leo = Samples.member();
    var mina = Samples.member();
    var yuki = Samples.member();
    for (var member : List.of(leo, mina, yuki)) {
      STORE.members().add(member);
      STORE.devices().save(Samples.device(member.id(), member.id().value()));
    }
    var room = Samples.room(leo.id(), mina.id(), yuki.id());
    STORE.rooms().save(room);
    STORE.diaries().add(new Diary(room.id(), 1, leo.id(), "The sea", "Today.", null, NOW));
    setZone(mina.id().value(), "Mars/Phobos");
    var posted = RoomEvent.diaryPosted(room.id(), 1, 0, "1");

    // As the callback's answer it is a dead letter: the mended member is told by its replay.
    assertThatThrownBy(() -> STORE.transactions().reading(() -> diaryAlarm.act(posted)))
        .isInstanceOf(Unreadable.class);
    assertThat(phones.tokens()).containsExactly(yuki.id().value());

    setZone(mina.id().value(), "Asia/Seoul");
    phones.forget();
    STORE.transactions().reading(() -> diaryAlarm.act(posted));
    assertThat(phones.tokens()).containsExactly(mina.id().value());
  }

  private static void setZone(String member, String zone) {
    STORE
        .documents()
        .update(STORE.documents().at("members", member), new Fields().with("zone", zone));
  }
}
