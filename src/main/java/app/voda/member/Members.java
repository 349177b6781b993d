package app.voda.member;

import app.voda.id.MemberId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The members that there are.
public interface Members {

  Optional<Member> find(MemberId id);

  Optional<Member> findByEmail(Email email);

  /// The members among these that have not withdrawn, but for those that cannot be read.
  Map<MemberId, Member> findAll(Collection<MemberId> ids);

  /// Who has this name, ignoring case.
  Optional<MemberId> findByName(MemberName name);

  /// Adds a member.
  ///
  /// @throws app.voda.store.Conflict if e-mail or name were taken meanwhile
  void add(Member member);

  /// Saves a profile.
  ///
  /// @throws app.voda.store.Conflict if the name was taken meanwhile, or the member is gone
  void save(Member member);

  void delete(MemberId id);
}
