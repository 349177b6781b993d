package app.voda.testing;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.DeviceService;
import app.voda.device.DeviceService.Registration;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.event.EventCode;
import app.voda.event.Task;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Email;
import app.voda.member.MemberService;
import app.voda.member.MemberService.Introduction;
import app.voda.problem.Refusal;
import app.voda.room.Joining;
import app.voda.room.Nudging;
import app.voda.room.Posting;
import app.voda.room.Posting.Draft;
import app.voda.room.Room;
import app.voda.room.RoomEdit;
import app.voda.room.RoomService;
import app.voda.room.RoomService.NewRoom;
import app.voda.room.Rooms;
import app.voda.room.Turn;
import app.voda.room.WritingPeriod;
import app.voda.store.PageRequest;
import app.voda.store.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// A room in a world, with members who act at random.
public final class RoomInWorld {
  private final World world;
  private final RoomId id;
  private final List<MemberId> members = new ArrayList<>();
  // Who was a member when a diary was posted and had not left by the end: they must have heard.
  private final Map<Integer, List<MemberId>> readers = new HashMap<>();

  RoomInWorld(World world, int size, Duration period) {
    this.world = world;
    for (int i = 0; i < size; i++) {
      members.add(member());
    }
    id =
        bean(RoomService.class)
            .open(
                members.getFirst(),
                new NewRoom("Summer", "sea", "", "seoul"),
                new WritingPeriod(period),
                Receipt.none())
            .id();
    members.stream().skip(1).forEach(m -> bean(Joining.class).join(id, m, "seoul", Receipt.none()));
  }

  private MemberId member() {
    var name = UUID.randomUUID().toString();
    var member =
        bean(MemberService.class)
            .signUpOrFind(new Email(name + "@example.com"), new Introduction(null, null, null));
    var phone =
        new Registration(
            new DeviceToken(name),
            Platform.ANDROID,
            Transport.FCM,
            Environment.PRODUCTION,
            null,
            null);
    bean(DeviceService.class).register(member.id(), phone);
    return member.id();
  }

  private <T> T bean(Class<T> type) {
    return world.voda.bean(type);
  }

  private Room room() {
    return bean(Rooms.class).find(id).orElseThrow();
  }

  public boolean lives() {
    return bean(Rooms.class).find(id).isPresent();
  }

  public Turn turn() {
    return room().turn();
  }

  public List<Task> pending() {
    return world.queue.pending().stream().filter(t -> id.equals(t.event().roomId())).toList();
  }

  /// Somebody posts, nudges, leaves, or changes the period; mostly nothing happens.
  public void somebodyActs(Random random) {
    if (!lives()) {
      return;
    }
    var someone = members.get(random.nextInt(members.size()));
    try {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> post(turn().writer());
        case 3 -> bean(Nudging.class).nudge(id, someone, Receipt.none());
        case 4 -> {
          var days = new WritingPeriod(Duration.ofDays(1 + random.nextInt(25)));
          bean(RoomService.class)
              .edit(id, room().circle().master(), new RoomEdit(days, null, null, null), null);
        }
        case 5 -> leave(someone);
        default -> {}
      }
    } catch (Refusal expected) {
      // A second nudge, or a nudge to oneself.
    }
  }

  private void post(MemberId writer) {
    var draft = new Draft("title", "text", null);
    var diary = bean(Posting.class).post(id, writer, draft, Receipt.none());
    readers.put(diary.turn(), new ArrayList<>(room().circle().order().members()));
    readers.get(diary.turn()).remove(writer);
  }

  private void leave(MemberId member) {
    bean(RoomService.class).leave(id, member);
    members.remove(member);
    readers.values().forEach(list -> list.remove(member));
  }

  /// The one invariant that keeps a room alive: one R1 for its turn, or a hop that will enqueue it.
  public void hasExactlyOneEndForItsTurn() {
    var turn = turn();
    var current = pending().stream().filter(t -> isOf(t, turn)).toList();
    assertThat(current).filteredOn(t -> t.event().code() == EventCode.R1).hasSizeLessThan(2);
    assertThat(current)
        .as("what keeps %s alive, among %s", turn, pending())
        .anyMatch(t -> t.event().code() == EventCode.R1 || t.event().step() > 0);
    assertThat(pending()).extracting(t -> t.event().code()).doesNotContain(EventCode.M13);
  }

  private static boolean isOf(Task task, Turn turn) {
    return turn.is(task.event().turn(), task.event().revision());
  }

  /// Unless two calls ran at the same moment, in which case the phone hides the repeat.
  public void nobodyWasToldTwice() {
    for (var member : members) {
      var shown =
          bean(app.voda.phones.PhonePushes.class).received(member).stream()
              .map(push -> push.code() + " " + push.alarmId())
              .toList();
      assertThat(shown).doesNotHaveDuplicates();
    }
  }

  /// How many phones show this about this turn.
  public long told(EventCode code, int turn) {
    return world.phones.sent().stream()
        .filter(p -> p.roomId().equals(id) && p.code() == code && p.turn() == turn)
        .map(p -> p.alarmId() + " " + p.device().id())
        .distinct()
        .count();
  }

  public void everyDiaryWasToldToTheOthers() {
    if (!lives()) {
      return;
    }
    var diaries = bean(Diaries.class).of(id, new PageRequest(null, 100)).items();
    assertThat(diaries).extracting(Diary::turn).doesNotHaveDuplicates();
    for (var diary : diaries) {
      for (var reader : readers.getOrDefault(diary.turn(), List.of())) {
        assertThat(world.phones.sent())
            .anyMatch(p ->
                p.code() == EventCode.M2
                    && p.roomId().equals(id)
                    && p.turn() == diary.turn()
                    && p.device().member().equals(reader));
      }
    }
  }
}
