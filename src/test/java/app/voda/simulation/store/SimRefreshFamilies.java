package app.voda.simulation.store;

import app.voda.auth.RefreshFamilies;
import app.voda.auth.RefreshFamily;
import app.voda.id.MemberId;
import java.util.Optional;

/// Sign-ins by id.
final class SimRefreshFamilies implements RefreshFamilies {
  private final Table<RefreshFamily> families;

  SimRefreshFamilies(Tables tables) {
    this.families = new Table<>(tables);
  }

  @Override
  public Optional<RefreshFamily> find(String id) {
    return families.find(id);
  }

  @Override
  public void save(RefreshFamily family) {
    families.put(family.id(), family);
  }

  @Override
  public void delete(String id) {
    families.remove(id);
  }

  @Override
  public void deleteOf(MemberId member) {
    var _ = families.removeAll("", family -> family.member().equals(member), Integer.MAX_VALUE);
  }
}
