package app.voda.member;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.member.MemberService.Introduction;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemberServiceTest {
  private static final MemoryStore STORE = new MemoryStore();
  private static final Introduction NOTHING = new Introduction(null, null, null);

  private final MemberService service =
      new MemberService(STORE.members(), STORE.transactions(), Samples::id, () -> NOW);
  private final String unique = Samples.id().substring(0, 12);
  private final Email email = new Email(unique + "@example.com");

  @Test
  void signsUpAtTheFirstSignInAndFindsAfterwards() {
    var member = service.signUpOrFind(email, NOTHING);
    assertThat(member.alarms()).isEqualTo(AlarmPreferences.DEFAULT);
    assertThat(member.name().value()).matches(unique + "-[0-9a-f]{6}");
    assertThat(service.signUpOrFind(new Email(email.value().toUpperCase(Locale.ROOT)), NOTHING))
        .isEqualTo(member);
  }

  @Test
  void laterSignInsChangeNothing() {
    var member = service.signUpOrFind(email, named(unique));
    assertThat(member.name().value()).isEqualTo(unique);
    var again = new Introduction(new MemberName("other" + unique), "ja", ZoneId.of("UTC"));
    assertThat(service.signUpOrFind(email, again)).isEqualTo(member);
  }

  @Test
  void aNameIsTakenWhateverItsCase() {
    service.signUpOrFind(email, named(unique));
    var shout = unique.toUpperCase(Locale.ROOT);
    assertThat(service.isFree(new MemberName(shout))).isFalse();
    assertThatThrownBy(() -> service.signUpOrFind(another(), named(shout)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NAME_TAKEN));
  }

  @Test
  void oneMayKeepOnesNameInAnotherCase() {
    var member = service.signUpOrFind(email, named(unique));
    var shout = new MemberName(unique.toUpperCase(Locale.ROOT));
    assertThat(service.change(member.id(), m -> renamed(m, shout)).name()).isEqualTo(shout);
  }

  @Test
  void nobodyTakesAnothersNameLater() {
    service.signUpOrFind(email, named(unique));
    var other = service.signUpOrFind(another(), NOTHING);
    assertThatThrownBy(() -> service.change(other.id(), m -> renamed(m, new MemberName(unique))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NAME_TAKEN));
  }

  @Test
  void oneAddressSignedInFromManyPhonesAtOnceIsOneMember() {
    var ends = Together.run(6, _ -> () -> service.signUpOrFind(email, NOTHING));
    assertThat(ends).allMatch(end -> !end.failed());
    var ids = new HashSet<>();
    ends.forEach(end -> ids.add(end.result().getFirst().id()));
    assertThat(ids).hasSize(1);
  }

  @Test
  void changesOfTwoFieldsAtOnceAreBothKept() {
    var id = service.signUpOrFind(email, NOTHING).id();
    var ends =
        Together.run(
            2,
            i -> () -> service.change(id, m -> i == 0 ? withUrl(m, "https://a") : withLocale(m)));
    assertThat(ends).allMatch(end -> !end.failed());
    var kept = STORE.members().find(id).orElseThrow();
    assertThat(kept.profileUrl()).isEqualTo("https://a");
    assertThat(kept.locale()).isEqualTo("ja");
  }

  private static Email another() {
    return new Email(Samples.id() + "@example.com");
  }

  private static Introduction named(String name) {
    return new Introduction(new MemberName(name), null, null);
  }

  private static Member renamed(Member m, MemberName name) {
    return copy(m, name, m.profileUrl(), m.locale());
  }

  private static Member withUrl(Member m, String url) {
    return copy(m, m.name(), url, m.locale());
  }

  private static Member withLocale(Member m) {
    return copy(m, m.name(), m.profileUrl(), "ja");
  }

  private static Member copy(
      Member m, MemberName name, @Nullable String url, @Nullable String locale) {
    return new Member(m.id(), m.email(), name, url, locale, m.zone(), m.alarms(), m.createdAt());
  }
}
