package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Voda;
import app.voda.testing.VodaProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `GET /v1/rooms` under load, and the time from start to ready.
class ReadsBench {
  private static final int CLIENTS = 16;
  private static final int REQUESTS = 1_000;

  @Test
  void listsRoomsUnderLoad(@TempDir Path data) throws Exception {
    try (var voda = Voda.start(data);
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var leo = voda.phone("leo");
      for (int i = 0; i < 20; i++) {
        leo.opensRoom("P1D");
      }
      Callable<double[]> client =
          () -> {
            var millis = new double[REQUESTS];
            for (int i = 0; i < REQUESTS; i++) {
              long begin = System.nanoTime();
              leo.api().get("/v1/rooms").expect(200);
              millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            return millis;
          };
      client.call();
      long begin = System.nanoTime();
      var futures = new ArrayList<java.util.concurrent.Future<double[]>>();
      for (int i = 0; i < CLIENTS; i++) {
        futures.add(executor.submit(client));
      }
      var all = new ArrayList<double[]>();
      for (var future : futures) {
        all.add(future.get());
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      var millis = all.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
      Figures.print(
          "GET /v1/rooms, a page of 20, " + CLIENTS + " clients",
          "%.0f requests/s, p50 %.1f ms, p99 %.1f ms"
              .formatted(
                  millis.length / seconds,
                  Figures.percentile(millis, 0.5),
                  Figures.percentile(millis, 0.99)));
    }
  }

  @Test
  void startsUp(@TempDir Path data) {
    var seconds = new double[5];
    for (int i = 0; i < seconds.length; i++) {
      long begin = System.nanoTime();
      try (var voda = VodaProcess.start(data)) {
        seconds[i] = (System.nanoTime() - begin) / 1e9;
        assertThat(voda.isAlive()).isTrue();
      }
    }
    Figures.print(
        "start to ready, median of 5", "%.1f s".formatted(Figures.percentile(seconds, 0.5)));
  }
}
