package app.voda.auth;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.MemberId;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import org.junit.jupiter.api.Test;

/// What every store of sign-ins promises.
public abstract class RefreshFamiliesContract {
  private final MemberId leo = Samples.memberId();

  protected abstract RefreshFamilies families();

  protected abstract Transactions transactions();

  @Test
  void findsAFamilyInItsLatestState() {
    var family = saved(leo, "a");
    assertThat(families().find(family.id())).contains(family);
    var rotated = new RefreshFamily(family.id(), leo, "b", NOW.plusSeconds(1));
    transactions().execute(() -> families().save(rotated));
    assertThat(families().find(family.id())).contains(rotated);
    assertThat(families().find("unknown")).isEmpty();
    assertThat(families().find("")).isEmpty();
  }

  @Test
  void endsOneFamily() {
    var family = saved(leo, "a");
    var other = saved(leo, "b");
    transactions().execute(() -> families().delete(family.id()));
    assertThat(families().find(family.id())).isEmpty();
    assertThat(families().find(other.id())).isPresent();
  }

  @Test
  void endsAllFamiliesOfAMember() {
    var phone = saved(leo, "a");
    var tablet = saved(leo, "b");
    var others = saved(Samples.memberId(), "c");
    transactions().execute(() -> families().deleteOf(leo));
    assertThat(families().find(phone.id())).isEmpty();
    assertThat(families().find(tablet.id())).isEmpty();
    assertThat(families().find(others.id())).isPresent();
  }

  private RefreshFamily saved(MemberId member, String hash) {
    var family = new RefreshFamily(Samples.id(), member, hash, NOW);
    transactions().execute(() -> families().save(family));
    return family;
  }
}
