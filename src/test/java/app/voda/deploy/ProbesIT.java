package app.voda.deploy;

import app.voda.testing.SharedVoda;
import app.voda.testing.Voda;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Cloud Run asks, voda answers.
@ExtendWith(SharedVoda.class)
class ProbesIT {

  @ParameterizedTest
  @ValueSource(strings = {"startupProbe", "livenessProbe"})
  void areAnswered(String probe, Voda voda) {
    var path =
        DeployFile.SERVICE
            .yaml()
            .at("/spec/template/spec/containers/0/%s/httpGet/path".formatted(probe));

    voda.api().get(path.asString()).expect(200);
  }
}
