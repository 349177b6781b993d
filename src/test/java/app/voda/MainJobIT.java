package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Voda;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job, end to end.
class MainJobIT {

  @Test
  void remindsTheWriterTellsTheOthersAndPassesTheTurn(@TempDir Path data) {
    try (var voda = Voda.start(data)) {
      var leo = voda.phone("leo");
      var mina = voda.phone("mina");
      var room = leo.opensRoom("P1D");
      mina.joins(room);

      voda.api().advance("PT21H");
      assertThat(leo.pushes()).extracting(p -> p.at("/code").asString()).containsExactly("M12");

      leo.posts(room, "The sea").expect(201);
      assertThat(leo.posts(room, "Again").expect(409).text("/writerId")).isEqualTo(mina.memberId());
      voda.api().advance("PT2S");
      assertThat(mina.pushes())
          .extracting(p -> p.at("/code").asString())
          .containsExactlyInAnyOrder("M2", "M13");
      assertThat(mina.sees(room).text("/turn/writerId")).isEqualTo(mina.memberId());

      voda.api().advance("P1D");
      assertThat(leo.sees(room).number("/turn/number")).isEqualTo(3);
    }
  }
}
