package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.auth.AuthCodes;
import app.voda.member.Email;
import app.voda.testing.Cloud;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// What a member may do only so often, tried at two instances at once: each call goes to the one
/// whose turn it is.
@NeedsFirestore
class LimitsAcrossInstancesIT {
  private static final int MOST = 5;

  private Cloud cloud;
  private List<Voda> instances;
  private Phone leo;
  private Phone mina;
  private String room;

  /// An address is enough to sign in with.
  static final class Addresses {
    @Bean
    @Primary
    AuthCodes addresses() {
      return code -> Optional.of(new Email(code));
    }
  }

  @BeforeEach
  void start(@TempDir Path data) {
    cloud = new Cloud(data, 0);
    List<Class<?>> beans = List.of(Addresses.class);
    instances = List.of(cloud.startsHere(beans), cloud.startsHere(beans));
    leo = signsIn("leo");
    mina = signsIn("mina");
    room = leo.opensRoom("P5D");
  }

  @AfterEach
  void close() {
    instances.forEach(Voda::close);
    cloud.close();
  }

  private Phone signsIn(String name) {
    var unique = name + Samples.id().substring(0, 8);
    return cloud.signsIn(unique, unique + "@example.com");
  }

  @Test
  void hold() {
    var wrong = new ArrayList<>(statuses(50, i -> tries("wrong" + i)));
    // Where all were busy with each other, fewer than five may have been compared so far.
    for (int i = 0; i < 2 * MOST && !wrong.contains(429); i++) {
      wrong.add(tries("wrong").status());
    }
    assertThat(wrong).contains(429).isSubsetOf(403, 429, 503);
    // A 503 may have been counted all the same, when only the answer to its commit was lost.
    var unclear = Collections.frequency(wrong, 503);
    assertThat(Collections.frequency(wrong, 403)).isBetween(MOST - unclear, MOST);

    assertThat(statuses(50, i -> tries(i % 5 == 0 ? "seoul" : "wrong" + i))).isSubsetOf(429, 503);
    for (var instance : instances) {
      var refused = tries(mina.at(instance.api()), "seoul").expect(429);
      assertThat(refused.header("Retry-After")).isNotBlank();
    }

    var sora = signsIn("sora");
    sora.joins(room);
    var nudges = statuses(20, _ -> sora.api().post("/v1/rooms/" + room + "/nudge", ""));
    assertThat(nudges).isSubsetOf(202, 409, 503);
    assertThat(Collections.frequency(nudges, 202)).isEqualTo(1);
  }

  private static List<Integer> statuses(int times, IntFunction<Reply> call) {
    return Together.times(times, call).stream().map(Reply::status).toList();
  }

  private Reply tries(String code) {
    return tries(mina, code);
  }

  private Reply tries(Phone phone, String code) {
    return phone.api().post("/v1/rooms/" + room + "/join", Map.of("code", code));
  }
}
