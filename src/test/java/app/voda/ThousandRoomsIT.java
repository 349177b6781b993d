package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventCode;
import app.voda.event.dbscheduler.PendingTask;
import app.voda.event.dbscheduler.QueueRunner;
import app.voda.phones.PhonePushes;
import app.voda.testing.ManyRooms;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand rooms whose turns end at the same moment.
class ThousandRoomsIT {
  private static final int ROOMS = 1000;

  @Test
  void allPassTheirTurnAndNothingIsLost(@TempDir Path data) {
    try (var voda = Voda.start(data)) {
      var many = ManyRooms.open(voda, ROOMS);

      voda.api().advance("P1D");

      assertThat(many.now()).hasSize(ROOMS).allMatch(room -> room.turn().number() == 2);
      assertThat(pushes(voda, EventCode.M12)).isEqualTo(ROOMS);
      assertThat(pushes(voda, EventCode.M11)).isEqualTo(ROOMS);
      assertThat(pushes(voda, EventCode.M13)).isEqualTo(ROOMS);
      var pending = voda.bean(QueueRunner.class).pending(null);
      assertThat(ends(pending)).hasSize(ROOMS).allMatch(task -> task.event().turn() == 2);
      assertThat(ends(pending)).extracting(task -> task.event().room()).doesNotHaveDuplicates();
    }
  }

  private static long pushes(Voda voda, EventCode code) {
    return voda.bean(PhonePushes.class).received(null).stream()
        .filter(push -> push.code() == code)
        .count();
  }

  private static List<PendingTask> ends(List<PendingTask> pending) {
    return pending.stream().filter(task -> task.event().code() == EventCode.R1).toList();
  }
}
