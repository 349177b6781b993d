package app.voda.member;

import app.voda.id.IdSource;
import app.voda.id.MemberId;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.store.Transactions;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Who the members are.
@Service
public class MemberService {
  private final Members members;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  MemberService(Members members, Transactions transactions, IdSource ids, InstantSource clock) {
    this.members = members;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /// What a new member may say of themself.
  public record Introduction(
      @Nullable MemberName name, @Nullable String locale, @Nullable ZoneId zone) {}

  /// The member with this address; a new one at the first sign-in. Later introductions change
  /// nothing.
  ///
  /// @throws Refusal 409 if a new member asks for a name that is taken
  public Member signUpOrFind(Email email, Introduction introduction) {
    return transactions.run(() ->
        members
            .findByEmail(email)
            .orElseGet(() -> {
              var member = introduced(email, introduction);
              members.add(member);
              return member;
            }));
  }

  private Member introduced(Email email, Introduction introduction) {
    var name = introduction.name();
    if (name == null) {
      name = MemberName.from(email, ids.next().substring(0, 6));
    }
    requireFree(name, null);
    var zone = introduction.zone() == null ? ZoneId.of("Asia/Seoul") : introduction.zone();
    return new Member(
        new MemberId(ids.next()),
        email,
        name,
        null,
        introduction.locale(),
        zone,
        AlarmPreferences.DEFAULT,
        clock.instant());
  }

  public boolean isFree(MemberName name) {
    return members.findByName(name).isEmpty();
  }

  /// Changes a member's profile.
  ///
  /// @throws Refusal 409 if the new name is taken
  public Member change(MemberId id, UnaryOperator<Member> edit) {
    return transactions.run(() -> {
      var member = members.find(id).orElseThrow(Refusal::notFound);
      var changed = edit.apply(member);
      requireFree(changed.name(), id);
      members.save(changed);
      return changed;
    });
  }

  private void requireFree(MemberName name, @Nullable MemberId self) {
    members
        .findByName(name)
        .filter(holder -> !holder.equals(self))
        .ifPresent(_ -> {
          throw Refusal.field(Reason.NAME_TAKEN, "name", "is taken by another member");
        });
  }
}
