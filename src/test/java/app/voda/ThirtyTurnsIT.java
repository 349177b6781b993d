package app.voda;

import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.M13;
import static app.voda.event.EventCode.M2;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventCode;
import app.voda.testing.Phone;
import app.voda.testing.RecordingPhones;
import app.voda.testing.Reply;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A room of three through thirty turns, by the clock: some posted, some lapsed, one member leaving
/// on their turn, the period changed twice.
class ThirtyTurnsIT {
  private static final int LEAVES = 11;
  private static final int EXTENDED = 7;
  private static final int SHORTENED = 19;

  private Voda voda;
  private RecordingPhones phones;
  private String room;
  private final List<Phone> members = new ArrayList<>();

  @BeforeEach
  void threeFriendsShareARoom(@TempDir Path data) {
    voda = Voda.start(data, List.of(RecordingPhones.class));
    phones = voda.bean(RecordingPhones.class);
    members.addAll(List.of(voda.phone("leo"), voda.phone("mina"), voda.phone("noah")));
    room = members.getFirst().opensRoom("P2D");
    members.get(1).joins(room);
    members.get(2).joins(room);
  }

  @AfterEach
  void stop() {
    voda.close();
  }

  @Test
  void everyTurnTellsWhatIsDueExactlyOnce() {
    for (int turn = 1; turn <= 30; turn++) {
      assertThat(state().number("/turn/number")).isEqualTo(turn);
      play(turn);
      settle();
    }

    member(state().text("/masterId")).api().delete("/v1/rooms/" + room).expect(204);
    voda.api().advance("PT2M");
    assertThat(pending()).isEmpty();
  }

  private void play(int turn) {
    switch (turn) {
      case LEAVES -> leaveOnTheOwnTurn(turn);
      case EXTENDED -> {
        advanceTo(dueAt().minus(Duration.ofHours(2)));
        changePeriod("P4D");
        settle();
        lapse();
        expect(turn, M12, 2);
        expect(turn, M11, 1);
        expect(turn + 1, M13, 1);
      }
      case SHORTENED -> {
        changePeriod("PT36H");
        settle();
        lapse();
        expectOneOfEach(turn);
      }
      default -> {
        if (turn % 3 == 0) {
          post(turn);
        } else {
          lapse();
          expectOneOfEach(turn);
        }
      }
    }
  }

  /// Posts before the first reminder, between the two, or after both, by turns.
  private void post(int turn) {
    int reminders = turn / 3 % 3;
    advanceTo(dueAt().minus(Duration.ofMinutes(List.of(300, 120, 30).get(reminders))));
    writer().posts(room, "Turn " + turn).expect(201);
    settle();
    expect(turn, M12, reminders > 0 ? 1 : 0);
    expect(turn, M11, reminders > 1 ? 1 : 0);
    expect(turn, M2, members.size() - 1);
    expect(turn + 1, M13, 1);
  }

  private void lapse() {
    advanceTo(dueAt());
  }

  private void expectOneOfEach(int turn) {
    expect(turn, M12, 1);
    expect(turn, M11, 1);
    expect(turn, M2, 0);
    expect(turn + 1, M13, 1);
  }

  private void leaveOnTheOwnTurn(int turn) {
    var leaving = writer();
    leaving.api().delete("/v1/rooms/" + room + "/leave").expect(204);
    members.remove(leaving);
    settle();
    expect(turn, M12, 0);
    expect(turn, M11, 0);
    expect(turn + 1, M13, 1);
  }

  private void changePeriod(String period) {
    var master = state().text("/masterId");
    member(master).api().patch("/v1/rooms/" + room, Map.of("period", period)).expect(200);
  }

  private void expect(int turn, EventCode code, int times) {
    assertThat(phones.count(code, turn)).as(code + " about turn " + turn).isEqualTo(times);
  }

  /// Lets what requests and turns have enqueued run, and looks for a second R1.
  private void settle() {
    voda.api().advance("PT5S");
    assertThat(pending()).containsOnlyOnce("R1").doesNotContain("R2", "M13", "M2");
  }

  private List<String> pending() {
    return voda.api().get("/dev/tasks?roomId=" + room).items().stream()
        .map(task -> task.at("/code").asString())
        .toList();
  }

  private Reply state() {
    return members.getFirst().sees(room);
  }

  private Instant dueAt() {
    return Instant.parse(state().text("/turn/dueAt"));
  }

  private Phone writer() {
    return member(state().text("/turn/writerId"));
  }

  private Phone member(String id) {
    return members.stream().filter(m -> m.memberId().equals(id)).findAny().orElseThrow();
  }

  private void advanceTo(Instant time) {
    var now = Instant.parse(voda.api().get("/dev/clock").text("/now"));
    voda.api().advance(Duration.between(now, time).plusMillis(500).toString());
  }
}
