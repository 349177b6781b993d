package app.voda.alarm;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.alarm.DeviceOutcome.Status;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.store.Cursor;
import app.voda.store.PageRequest;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import app.voda.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of inboxes promises.
public abstract class AlarmsContract {
  private final MemberId leo = Samples.memberId();
  private final DeviceId phone = new DeviceId(Samples.id());
  private final DeviceId tablet = new DeviceId(Samples.id());

  protected abstract Alarms alarms();

  protected abstract Transactions transactions();

  /// The clock by which entries grow old.
  protected abstract SettableClock clock();

  @BeforeEach
  void setTheClock() {
    clock().set(NOW);
  }

  @Test
  void findsAnEntryAsItWasKept() {
    var diary =
        new Announcement(
            new AlarmId(Samples.id()),
            EventCode.M2,
            Samples.roomId(),
            "여름",
            3,
            "3",
            new Author(Samples.memberId(), "O'Brien {0}"),
            null,
            NOW,
            NOW.plusSeconds(9));
    var alarm =
        Alarm.of(leo, diary)
            .answered(
                Map.of(
                    phone, DeviceOutcome.of(Status.DELIVERED),
                    tablet, DeviceOutcome.waiting(NOW.plusMillis(1500))));
    alarms().save(alarm);
    assertThat(alarms().find(leo, diary.id())).contains(alarm);
    assertThat(alarms().find(Samples.memberId(), diary.id())).isEmpty();
  }

  @Test
  void keepsHowLongBeforeTheEndAReminderComes() {
    var alarm = Alarm.of(leo, reminder(Samples.id(), NOW));
    alarms().save(alarm);
    assertThat(alarms().find(leo, alarm.announcement().id())).contains(alarm);
  }

  @Test
  void mergesWhatDevicesAnsweredToTwoCalls() {
    var alarm = Alarm.of(leo, reminder(Samples.id(), NOW));
    alarms().save(alarm.answered(Map.of(phone, DeviceOutcome.of(Status.DELIVERED))));
    alarms()
        .save(
            alarm.answered(
                Map.of(
                    phone, DeviceOutcome.waiting(NOW.plusSeconds(60)),
                    tablet, DeviceOutcome.waiting(NOW.plusSeconds(60)))));
    var kept = alarms().find(leo, alarm.announcement().id()).orElseThrow();
    assertThat(kept.devices())
        .containsEntry(phone, DeviceOutcome.of(Status.DELIVERED))
        .containsEntry(tablet, DeviceOutcome.waiting(NOW.plusSeconds(60)));
  }

  @Test
  void losesNoOutcomeOfCallsThatRunAtOnce() {
    var alarm = Alarm.of(leo, reminder(Samples.id(), NOW));
    var ends =
        Together.run(
            6,
            i ->
                () -> {
                  var device = new DeviceId("d" + i);
                  alarms().save(alarm.answered(Map.of(device, DeviceOutcome.of(Status.DELIVERED))));
                  return true;
                });
    assertThat(ends).allMatch(end -> !end.failed());
    assertThat(alarms().find(leo, alarm.announcement().id()).orElseThrow().devices()).hasSize(6);
  }

  @Test
  void reopensWhatEndedWithoutDelivery() {
    var refused = new DeviceId(Samples.id());
    var gone = new DeviceId(Samples.id());
    var alarm = Alarm.of(leo, reminder(Samples.id(), NOW));
    alarms()
        .save(
            alarm.answered(
                Map.of(
                    phone, DeviceOutcome.of(Status.DELIVERED),
                    tablet, DeviceOutcome.of(Status.GIVEN_UP),
                    refused, DeviceOutcome.of(Status.REFUSED),
                    gone, DeviceOutcome.of(Status.TOKEN_GONE))));
    alarms().reopen(leo, alarm.announcement().id(), NOW);
    assertThat(alarms().find(leo, alarm.announcement().id()).orElseThrow().devices())
        .containsEntry(phone, DeviceOutcome.of(Status.DELIVERED))
        .containsEntry(tablet, DeviceOutcome.waiting(NOW))
        .containsEntry(refused, DeviceOutcome.waiting(NOW))
        .containsEntry(gone, DeviceOutcome.of(Status.TOKEN_GONE));
    alarms().reopen(leo, new AlarmId(Samples.id()), NOW);
  }

  @Test
  void findsWhatStillWaitsForATurnByItsCode() {
    var waiting = Alarm.of(leo, reminder(Samples.id(), NOW));
    var room = waiting.announcement().room();
    alarms().save(waiting.answered(Map.of(phone, DeviceOutcome.waiting(NOW))));
    assertThat(alarms().waiting(room, 1, Set.of(EventCode.M12))).hasSize(1);
    assertThat(alarms().waiting(room, 1, Set.of(EventCode.M11, EventCode.M12))).hasSize(1);
    assertThat(alarms().waiting(room, 1, Set.of(EventCode.M11))).isEmpty();
    assertThat(alarms().waiting(room, 2, Set.of(EventCode.M11, EventCode.M12))).isEmpty();
    alarms().save(waiting.answered(Map.of(phone, DeviceOutcome.of(Status.DELIVERED))));
    assertThat(alarms().waiting(room, 1, Set.of(EventCode.M12))).isEmpty();
  }

  @Test
  void staysReadWhenARetryIsKept() {
    var alarm = kept(Samples.id(), NOW);
    alarms().markAllRead(leo);
    alarms().save(alarm.answered(Map.of(phone, DeviceOutcome.of(Status.DELIVERED))));
    assertThat(alarms().unread(leo)).isZero();
    assertThat(alarms().find(leo, alarm.announcement().id()).orElseThrow().read()).isTrue();
  }

  @Test
  void takesTheEndOfARetryAndStaysAtItsPlace() {
    var alarm = kept(Samples.id(), NOW);
    var longer = alarm.withEnd(NOW.plus(Duration.ofDays(9)));
    alarms().save(longer);
    assertThat(alarms().find(leo, alarm.announcement().id())).contains(longer);
    assertThat(longer.announcement().at()).isEqualTo(NOW);
  }

  @Test
  void listsTheNewestFirstInPages() {
    var ids = new ArrayList<AlarmId>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(kept(i + Samples.id(), NOW.minusSeconds(10 - i / 2)).announcement().id());
    }
    var listed = new ArrayList<AlarmId>();
    var page = alarms().of(leo, new PageRequest(null, 2));
    page.items().forEach(a -> listed.add(a.announcement().id()));
    while (page.nextCursor() != null) {
      page = alarms().of(leo, new PageRequest(Cursor.parse(page.nextCursor()), 2));
      page.items().forEach(a -> listed.add(a.announcement().id()));
    }
    assertThat(listed).containsExactlyElementsOf(ids);
  }

  @Test
  void marksAsReadUpToAnEntry() {
    var old = kept("a" + Samples.id(), NOW.minusSeconds(9));
    var same = kept("b" + Samples.id(), NOW.minusSeconds(9));
    kept("a" + Samples.id(), NOW);
    assertThat(alarms().unread(leo)).isEqualTo(3);
    alarms().markRead(leo, old);
    assertThat(alarms().unread(leo)).isEqualTo(2);
    alarms().markRead(leo, same);
    assertThat(alarms().unread(leo)).isEqualTo(1);
    alarms().markAllRead(leo);
    assertThat(alarms().unread(leo)).isZero();
  }

  @Test
  void showsNothingThatIsOlderThanNinetyDays() {
    kept(Samples.id(), NOW);
    clock().advance(Duration.ofDays(90).minusMillis(1));
    assertThat(alarms().unread(leo)).isEqualTo(1);
    clock().advance(Duration.ofMillis(1));
    assertThat(alarms().unread(leo)).isZero();
    assertThat(alarms().of(leo, new PageRequest(null, 5)).items()).isEmpty();
  }

  @Test
  void emptiesAnInboxInPages() {
    for (int i = 0; i < 5; i++) {
      kept(Samples.id(), NOW);
    }
    assertThat(alarms().deleteOf(leo, 3)).isEqualTo(3);
    assertThat(alarms().deleteOf(leo, 3)).isEqualTo(2);
    assertThat(alarms().deleteOf(leo, 3)).isZero();
  }

  private Alarm kept(String id, Instant at) {
    var alarm = Alarm.of(leo, reminder(id, at));
    alarms().save(alarm);
    return alarm;
  }

  private static Announcement reminder(String id, Instant at) {
    return new Announcement(
        new AlarmId(id),
        EventCode.M12,
        Samples.roomId(),
        "Summer",
        1,
        null,
        null,
        Duration.ofHours(4),
        at,
        at.plusSeconds(14_400));
  }
}
