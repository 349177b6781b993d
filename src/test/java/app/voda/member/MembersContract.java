package app.voda.member;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.MemberId;
import app.voda.store.Conflict;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of members promises.
public abstract class MembersContract {
  protected abstract Members members();

  protected abstract Transactions transactions();

  @Test
  void findsAMemberByIdAddressAndName() {
    var leo = added(Samples.member());
    assertThat(members().find(leo.id())).contains(leo);
    assertThat(members().findByEmail(leo.email())).contains(leo);
    assertThat(members().findByName(leo.name())).contains(leo.id());
    assertThat(members().find(Samples.memberId())).isEmpty();
  }

  @Test
  void findsANameWhateverItsCase() {
    var id = Samples.memberId();
    var name = "Änne-" + id.value().substring(0, 10);
    added(Samples.member(id, name));
    assertThat(members().findByName(new MemberName(name.toUpperCase(java.util.Locale.ROOT))))
        .contains(id);
  }

  @Test
  void keepsTheWholeProfile() {
    var leo = added(Samples.member());
    var changed =
        new Member(
            leo.id(),
            leo.email(),
            new MemberName("n" + Samples.id().substring(0, 8)),
            "https://example.com/leo.png",
            "ja-JP",
            ZoneId.of("America/New_York"),
            new AlarmPreferences(
                false, false, new QuietHours(LocalTime.of(22, 30), LocalTime.of(7, 0))),
            NOW);
    save(changed);
    assertThat(members().find(leo.id())).contains(changed);
    assertThat(members().findByName(leo.name())).isEmpty();
    assertThat(members().findByName(changed.name())).contains(leo.id());
  }

  @Test
  void findsThoseWhoAreStillThere() {
    var leo = added(Samples.member());
    var mina = added(Samples.member());
    var gone = added(Samples.member());
    transactions().execute(() -> members().delete(gone.id()));
    assertThat(members().findAll(List.of(leo.id(), mina.id(), gone.id(), Samples.memberId())))
        .hasSize(2)
        .containsEntry(leo.id(), leo)
        .containsEntry(mina.id(), mina);
    assertThat(members().findAll(List.of())).isEmpty();
  }

  @Test
  void refusesAnAddressOrANameThatIsTaken() {
    var leo = added(Samples.member());
    var sameName = Samples.member(Samples.memberId(), leo.name().value());
    assertThatThrownBy(() -> added(sameName)).isInstanceOf(Conflict.class);
    var sameAddress = withEmail(Samples.member(), leo.email());
    assertThatThrownBy(() -> added(sameAddress)).isInstanceOf(Conflict.class);
    var mina = added(Samples.member());
    assertThatThrownBy(() -> save(Samples.member(mina.id(), leo.name().value())))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void ofTwoWhoTakeANameAtOnceOneIsRefused() {
    var name = "n" + Samples.id().substring(0, 8);
    var ends = Together.run(2, _ -> () -> added(Samples.member(Samples.memberId(), name)));
    assertThat(ends).filteredOn(Together.End::failed).hasSize(1);
  }

  @Test
  void refusesToSaveWhoHasWithdrawn() {
    var leo = added(Samples.member());
    transactions().execute(() -> members().delete(leo.id()));
    assertThatThrownBy(() -> save(leo)).isInstanceOf(Conflict.class);
    assertThat(members().find(leo.id())).isEmpty();
  }

  @Test
  void freesNameAndAddressOfWhoHasWithdrawn() {
    var leo = added(Samples.member());
    transactions().execute(() -> members().delete(leo.id()));
    assertThat(members().findByName(leo.name())).isEmpty();
    var again =
        added(
            withEmail(Samples.member(new MemberId(Samples.id()), leo.name().value()), leo.email()));
    assertThat(members().findByEmail(leo.email())).contains(again);
  }

  private Member added(Member member) {
    transactions().execute(() -> members().add(member));
    return member;
  }

  private void save(Member member) {
    transactions().execute(() -> members().save(member));
  }

  private static Member withEmail(Member m, Email email) {
    return new Member(
        m.id(), email, m.name(), m.profileUrl(), m.locale(), m.zone(), m.alarms(), m.createdAt());
  }
}
