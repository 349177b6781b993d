package app.voda.device;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.MemberId;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PruningTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final MemberId leo = Samples.memberId();
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final Pruning pruning = Prunings.over(STORE.devices(), clock);

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Test
  void bringsBackNothingThatIsKeptNoLonger() {
    var phone = Samples.device(leo, Samples.id(), Samples.NOW);
    STORE.devices().save(phone);
    assertThat(pruning.prune(phone, Samples.NOW)).isTrue();
    clock.advance(Devices.PRUNED_KEPT.plusSeconds(1));
    assertThat(pruning.revive(Instant.EPOCH, phone.transport())).isZero();
    clock.advance(Duration.ofSeconds(-1));
    assertThat(pruning.revive(Instant.EPOCH, phone.transport())).isPositive();
    assertThat(STORE.devices().of(leo)).containsExactly(phone);
  }
}
