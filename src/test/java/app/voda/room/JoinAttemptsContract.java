package app.voda.room;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of wrong codes promises.
public abstract class JoinAttemptsContract {
  private final RoomId room = Samples.roomId();
  private final MemberId leo = Samples.memberId();

  protected abstract JoinAttempts attempts();

  protected abstract Transactions transactions();

  @Test
  void startsWithNone() {
    assertThat(attempts().of(room, leo)).isEqualTo(WrongCodes.NONE);
  }

  @Test
  void keepsThePairsWrongCodesAndItsLock() {
    var tried = new WrongCodes(List.of(NOW, NOW.plusMillis(1)), null);
    save(room, leo, tried);
    assertThat(attempts().of(room, leo)).isEqualTo(tried);
    var locked = new WrongCodes(List.of(), NOW.plusSeconds(600));
    save(room, leo, locked);
    assertThat(attempts().of(room, leo)).isEqualTo(locked);
  }

  @Test
  void keepsPairsApart() {
    save(room, leo, new WrongCodes(List.of(NOW), null));
    assertThat(attempts().of(room, Samples.memberId())).isEqualTo(WrongCodes.NONE);
    assertThat(attempts().of(Samples.roomId(), leo)).isEqualTo(WrongCodes.NONE);
  }

  @Test
  void forgetsARoomsAttemptsInPages() {
    for (int i = 0; i < 3; i++) {
      save(room, Samples.memberId(), new WrongCodes(List.of(NOW), null));
    }
    assertThat(attempts().deleteOf(room, 2)).isEqualTo(2);
    assertThat(attempts().deleteOf(room, 2)).isEqualTo(1);
    assertThat(attempts().deleteOf(room, 2)).isZero();
  }

  private void save(RoomId room, MemberId member, WrongCodes wrong) {
    transactions().execute(() -> attempts().save(room, member, wrong));
  }
}
