package app.voda.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A client that sends the beginning of a request at once, and then a letter now and then for ever.
public final class SlowClient implements AutoCloseable {
  private static final int PACE = 50;

  private final Socket socket;
  private final CompletableFuture<String> answer = new CompletableFuture<>();

  private SlowClient(int port) throws IOException {
    socket = new Socket("localhost", port);
  }

  /// Begins.
  public static SlowClient start(int port, String beginning) {
    try {
      var client = new SlowClient(port);
      client.socket.getOutputStream().write(beginning.getBytes(US_ASCII));
      Thread.ofVirtual().start(client::listen);
      Thread.ofVirtual().start(client::dribble);
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All that it was answered before the service hung up; to be waited for.
  public CompletableFuture<String> answer() {
    return answer;
  }

  private void listen() {
    var heard = new StringBuilder();
    try {
      var in = socket.getInputStream();
      for (int c = in.read(); c >= 0; c = in.read()) {
        heard.append(new String(new byte[] {(byte) c}, ISO_8859_1));
      }
    } catch (IOException e) {
      // Hung up on in the middle of a letter: what was heard before counts.
    }
    answer.complete(heard.toString());
  }

  private void dribble() {
    try {
      while (!answer.isDone()) {
        socket.getOutputStream().write('a');
        TimeUnit.MILLISECONDS.sleep(PACE);
      }
    } catch (IOException e) {
      // Nobody listens any more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
