package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventCode;
import app.voda.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.util.FileSystemUtils;

/// The same callbacks delivered twice at once, late, early, again and out of order end in the same
/// state. A failing try prints its seed, with which it can be repeated.
class SchedulesIT {
  private static Path data;
  private static World world;

  @BeforeContainer
  static void start() throws Exception {
    data = Files.createTempDirectory("voda");
    world = World.start(data);
  }

  @AfterContainer
  static void stop() throws Exception {
    world.close();
    FileSystemUtils.deleteRecursively(data);
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void leftAloneTheRhythmIsThatOfAQueueInOrder(@ForAll long seed) {
    var random = new Random(seed);
    var room = world.room(1 + random.nextInt(3), Duration.ofDays(1));
    var start = room.turn().startsAt();
    for (int day = 0; day < 3; day++) {
      for (int step = 0; step < 5; step++) {
        world.advance(Duration.ofMinutes(random.nextInt(5 * 60)));
        world.deliverSome(room, random);
      }
      world.advanceTo(start.plus(Duration.ofDays(day + 1)).plusSeconds(random.nextInt(3600)));
      world.deliverAllDue(room, random);
    }

    var turn = room.turn();
    assertThat(turn.number()).isEqualTo(4);
    assertThat(turn.startsAt()).isEqualTo(start.plus(Duration.ofDays(3)));
    room.hasExactlyOneEndForItsTurn();
    room.nobodyWasToldTwice();
    for (int number = 2; number <= 4; number++) {
      assertThat(room.told(EventCode.M13, number)).isEqualTo(1);
    }
  }

  @Property(tries = 600, shrinking = ShrinkingMode.OFF)
  void whateverMembersDoTheRoomStaysWhole(@ForAll long seed) {
    var random = new Random(seed);
    var room = world.room(1 + random.nextInt(4), Duration.ofDays(1 + random.nextInt(25)));
    for (int step = 0; step < 12; step++) {
      world.advance(Duration.ofMinutes(random.nextInt(11 * 60)));
      room.somebodyActs(random);
      world.deliverSome(room, random);
      if (step % 2 == 1) {
        // No later than a day after a post: what is older is given up.
        world.deliverAllDue(room, random);
      }
    }
    world.advance(Duration.ofMinutes(2));
    world.deliverAllDue(room, random);

    room.nobodyWasToldTwice();
    room.everyDiaryWasToldToTheOthers();
    if (room.lives()) {
      room.hasExactlyOneEndForItsTurn();
    } else {
      // The R1 of a turn that lapsed after its period was shortened is left to end at its time.
      assertThat(room.pending()).allMatch(task -> task.event().code() == EventCode.R1);
      room.pending().forEach(task -> world.advanceTo(task.at()));
      world.deliverAllDue(room, random);
      assertThat(room.pending()).isEmpty();
    }
  }
}
