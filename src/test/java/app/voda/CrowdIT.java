package app.voda;

import static org.assertj.core.api.Assertions.assertThatNoException;

import app.voda.testing.Voda;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All come at once, as the queue's calls and the phones do after a start.
class CrowdIT {
  private static final int ALL = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  // Found by the soak: after a kill -9 under load the queue's own calls were dropped unseen, and
  // each came again later and later.
  @Test
  void whoeverComesIsKeptWaitingAndNotDropped(@TempDir Path data) throws IOException {
    // While one is in it lets nobody else in.
    try (var voda = Voda.start(data, "--server.tomcat.max-connections=1")) {
      var crowd = new ArrayList<Socket>();
      try {
        assertThatNoException()
            .isThrownBy(() -> {
              for (int i = 0; i < ALL; i++) {
                crowd.add(connected(voda.port()));
              }
            });
      } finally {
        closeAll(crowd);
      }
    }
  }

  private static Socket connected(int port) throws IOException {
    var socket = new Socket();
    var voda = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    socket.connect(voda, Math.toIntExact(PATIENCE.toMillis()));
    return socket;
  }

  private static void closeAll(List<Socket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }
}
