package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.room.Rooms;
import app.voda.store.Transactions;
import app.voda.testing.Cloud;
import app.voda.testing.CostMeter;
import app.voda.testing.CostMeter.Cost;
import app.voda.testing.Metered;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Phone;
import app.voda.testing.Samples;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a turn costs on Google Cloud, in a room of four with one Android phone each. The table of
/// docs/operations.md is what this prints.
@NeedsFirestore
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CostIT {
  private Cloud cloud;
  private Voda voda;
  private CostMeter meter;
  private List<Phone> members;
  private String room;
  private int turns;

  @BeforeAll
  void openARoomOfFour(@TempDir Path data) {
    cloud = new Cloud(data, 0, Metered.CLOCK);
    voda = cloud.startsHere(List.of(Metered.class));
    meter = new CostMeter(Metered.STORE, cloud.queue());
    members = new ArrayList<>();
    for (var name : List.of("leo", "mina", "yuki", "jun")) {
      var unique = name + Samples.id().substring(0, 8);
      members.add(cloud.signsIn(unique, unique + "@example.com"));
    }
    room = members.getFirst().opensRoom("P1D");
    members.forEach(member -> member.joins(room));
    pass(Duration.ofSeconds(2));
    toTheReminders();
  }

  @AfterAll
  void close() {
    voda.close();
    cloud.close();
  }

  @Test
  void ofATurn() {
    var lapsed = cheapest(this::ofALapsedTurn);
    var posted = cheapest(this::ofAPostedTurn);
    System.out.println(CostMeter.table(lapsed, posted));
    // docs/operations.md says why these are the minimum.
    assertThat(lapsed).isEqualTo(new Cost(11, 4, 0, 5, 0, 5));
    assertThat(posted).isEqualTo(new Cost(24, 8, 0, 6, 4, 5));
  }

  // -Dvoda.rooms=1000 stores fewer.
  @Test
  void isTheSameHoweverManyRoomsThereAre() {
    var alone = cheapest(this::ofALapsedTurn);
    int rooms = Integer.getInteger("voda.rooms", 100_000);
    storeOtherRooms(rooms);
    var amongMany = cheapest(this::ofALapsedTurn);
    System.out.println("a lapsed turn among " + rooms + " rooms more: " + amongMany);
    assertThat(amongMany).isEqualTo(alone);
  }

  private void storeOtherRooms(int howMany) {
    var transactions = voda.bean(Transactions.class);
    var rooms = voda.bean(Rooms.class);
    for (int stored = 0; stored < howMany; stored += 250) {
      transactions.execute(() -> {
        for (int i = 0; i < 250; i++) {
          rooms.save(Samples.room(Samples.memberId(), Samples.memberId()));
        }
      });
    }
  }

  // On a busy machine a callback takes so long that it reads its room once more.
  private static Cost cheapest(Supplier<Cost> turn) {
    return Stream.generate(turn).limit(3).min(Comparator.comparingLong(Cost::reads)).orElseThrow();
  }

  /// A turn of which nobody has written: its end, what begins the next, and the next's reminders.
  private Cost ofALapsedTurn() {
    meter.take();
    pass(Duration.ofHours(1));
    toTheReminders();
    turns++;
    return meter.take();
  }

  /// A turn that is written before its end.
  private Cost ofAPostedTurn() {
    var writer = members.get(turns % members.size());
    meter.take();
    writer.posts(room, "The sea").expect(201);
    pass(Duration.ofSeconds(2));
    toTheReminders();
    turns++;
    return meter.take();
  }

  private void toTheReminders() {
    var end = cloud.queue().pending().getLast().due();
    passTo(end.minus(Duration.ofHours(4)));
    passTo(end.minus(Duration.ofHours(1)));
  }

  private void passTo(Instant time) {
    pass(Duration.between(Metered.CLOCK.instant(), time));
  }

  private void pass(Duration time) {
    Metered.CLOCK.advance(time);
    cloud.queue().awaitNothingDue();
  }
}
