package app.voda.auth;

import app.voda.id.MemberId;
import java.util.Optional;

/// The sign-ins that live.
public interface RefreshFamilies {

  Optional<RefreshFamily> find(String id);

  /// Adds a family, or replaces the one with this id.
  void save(RefreshFamily family);

  void delete(String id);

  /// Ends all sign-ins of a member.
  void deleteOf(MemberId member);
}
