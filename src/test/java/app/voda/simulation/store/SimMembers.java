package app.voda.simulation.store;

import app.voda.id.MemberId;
import app.voda.member.Email;
import app.voda.member.Member;
import app.voda.member.MemberName;
import app.voda.member.Members;
import app.voda.store.Conflict;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Members by id, and who has which address and name, as in Firestore.
final class SimMembers implements Members {
  private final Tables tables;
  private final Table<Member> members;
  private final Table<MemberId> emails;
  private final Table<MemberId> names;

  SimMembers(Tables tables) {
    this.tables = tables;
    this.members = new Table<>(tables);
    this.emails = new Table<>(tables);
    this.names = new Table<>(tables);
  }

  @Override
  public Optional<Member> find(MemberId id) {
    return members.find(id.value());
  }

  @Override
  public Optional<Member> findByEmail(Email email) {
    return tables.atomically(() -> emails.find(email.value()).flatMap(this::find));
  }

  @Override
  public Map<MemberId, Member> findAll(Collection<MemberId> ids) {
    return tables.atomically(() -> {
      var found = new LinkedHashMap<MemberId, Member>();
      // Sorted, because a set that cannot be changed is walked in another order by each JVM.
      ids.stream()
          .map(MemberId::value)
          .sorted()
          .flatMap(id -> members.find(id).stream())
          .forEach(member -> found.put(member.id(), member));
      return found;
    });
  }

  @Override
  public Optional<MemberId> findByName(MemberName name) {
    return names.find(name.key());
  }

  @Override
  public void add(Member member) {
    tables.atomically(() -> {
      members.add(member.id().value(), member);
      emails.add(member.email().value(), member.id());
      names.add(member.name().key(), member.id());
    });
  }

  @Override
  public void save(Member member) {
    tables.atomically(() -> {
      if (find(member.id()).isEmpty()) {
        throw new Conflict("member is gone");
      }
      delete(member.id());
      add(member);
    });
  }

  @Override
  public void delete(MemberId id) {
    tables.atomically(() ->
        find(id)
            .ifPresent(member -> {
              members.remove(id.value());
              emails.remove(member.email().value());
              names.remove(member.name().key());
            }));
  }
}
