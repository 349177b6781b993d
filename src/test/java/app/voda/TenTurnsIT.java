package app.voda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.voda.testing.Cloud;
import app.voda.testing.FakeFcm.Received;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Phone;
import app.voda.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten turns on Google Cloud: two instances side by side, one of which is killed and started again
/// twice on the way. No turn is skipped or doubled.
@NeedsFirestore
class TenTurnsIT {
  private static final int TURNS = 10;

  private static final String[] SHORT = {
    "--voda.event.m12-before=PT2S", "--voda.event.m11-before=PT1S", "--voda.event.settle=PT10S"
  };

  @Test
  void comeOneAfterTheOther(@TempDir Path data) {
    try (var cloud = new Cloud(data, 1);
        var steady = cloud.startsInstance(SHORT)) {
      var first = cloud.startsInstance(SHORT);
      var members =
          Stream.of("leo", "mina", "yuki")
              .map(name -> cloud.signsIn(name + Samples.id().substring(0, 8)))
              .toList();
      var room = members.getFirst().opensRoom("PT5S");
      members.forEach(member -> member.joins(room));

      awaitTurn(members.getFirst(), room, 3);
      cloud.kills(first);
      var second = cloud.startsInstance(SHORT);
      awaitTurn(members.getFirst(), room, 6);
      cloud.kills(second);
      try (var third = cloud.startsInstance(SHORT)) {
        awaitTurn(members.getFirst(), room, TURNS + 1);
        assertThat(steady.isAlive() && third.isAlive()).isTrue();
      }
      eachTurnWasItsWriters(members, cloud.fcm().received());
    }
  }

  private static void awaitTurn(Phone member, String room, int turn) {
    await()
        .atMost(Duration.ofMinutes(2))
        // An instance that dies over a request takes its answer along.
        .ignoreExceptions()
        .until(() -> member.sees(room).number("/turn/number") >= turn);
  }

  private static void eachTurnWasItsWriters(List<Phone> members, List<Received> pushes) {
    for (int turn = 1; turn <= TURNS; turn++) {
      var writer = members.get((turn - 1) % members.size()).name();
      for (var code : List.of("M13", "M12", "M11")) {
        var told = told(pushes, code, turn);
        assertThat(told.alarms()).as(code + " of turn " + turn).hasSizeLessThan(2);
        assertThat(told.tokens()).as(code + " of turn " + turn).isSubsetOf(writer);
      }
      // Nobody is told of a turn they began themselves; a reminder may have come too late.
      int expected = turn == 1 ? 0 : 1;
      assertThat(told(pushes, "M13", turn).alarms()).as("turn " + turn).hasSize(expected);
    }
    assertThat(pushes).anyMatch(push -> data(push, "code").equals("M12"));
    assertThat(pushes).anyMatch(push -> data(push, "code").equals("M11"));
  }

  /// Whom a turn's alarm reached; a repeat is the same alarm.
  private record Told(Set<String> tokens, Set<String> alarms) {}

  private static Told told(List<Received> pushes, String code, int turn) {
    var mine =
        pushes.stream()
            .filter(push -> data(push, "code").equals(code))
            .filter(push -> data(push, "turn").equals(String.valueOf(turn)))
            .toList();
    return new Told(
        mine.stream().map(Received::token).collect(Collectors.toSet()),
        mine.stream().map(push -> data(push, "alarmId")).collect(Collectors.toSet()));
  }

  private static String data(Received push, String field) {
    return push.message().at("/data/" + field).asString();
  }
}
