package app.voda.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import app.voda.testing.Reply;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection that is kept open and takes any bytes for a request: proper clients refuse to send
/// what this must.
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final int port;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  Wire(int port) {
    this.port = port;
  }

  /// Sends a request, and reads the answer; empty when the service hung up instead.
  ///
  /// @param ends whether nothing more can follow it on this connection
  Optional<Reply> send(byte[] request, boolean ends) {
    // The service may have closed the connection after its last answer: then it is not its fault.
    var first = attempt(request, ends);
    return first.isPresent() || ends ? first : attempt(request, false);
  }

  private Optional<Reply> attempt(byte[] request, boolean ends) {
    try {
      var open = open();
      write(open, request, ends);
      var reply = read(Objects.requireNonNull(in));
      if (ends || reply.header("Connection").equalsIgnoreCase("close")) {
        close();
      }
      return Optional.of(reply);
    } catch (SocketTimeoutException | CharacterCodingException e) {
      close();
      throw new UncheckedIOException("no answer that can be read", e);
    } catch (IOException e) {
      close();
      return Optional.empty();
    }
  }

  private Socket open() throws IOException {
    var known = socket;
    if (known != null) {
      return known;
    }
    var fresh = new Socket("localhost", port);
    fresh.setSoTimeout(PATIENCE_MILLIS);
    fresh.setTcpNoDelay(true);
    in = new BufferedInputStream(fresh.getInputStream());
    socket = fresh;
    return fresh;
  }

  // A service that has refused a long body need not read it: its answer counts.
  private static void write(Socket socket, byte[] request, boolean ends) {
    try {
      socket.getOutputStream().write(request);
      if (ends) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      return;
    }
  }

  private static Reply read(InputStream in) throws IOException {
    int status;
    Map<String, List<String>> headers;
    do {
      status = Integer.parseInt(line(in).substring(9, 12));
      headers = headers(in);
    } while (status < 200);
    var known = HttpHeaders.of(headers, (_, _) -> true);
    var bytes = new ByteArrayOutputStream();
    if (known.firstValue("Transfer-Encoding").isPresent()) {
      for (int length = chunk(in); length > 0; length = chunk(in)) {
        bytes.write(in.readNBytes(length));
        line(in);
      }
      line(in);
    } else if (known.firstValue("Content-Length").isPresent()) {
      bytes.write(in.readNBytes((int) known.firstValueAsLong("Content-Length").orElse(0)));
    } else if (status != 204 && status != 304) {
      bytes.write(in.readAllBytes());
    }
    // Strictly: an answer that is no UTF-8 is a fault.
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
    return new Reply(status, known, text.toString());
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static Map<String, List<String>> headers(InputStream in) throws IOException {
    var headers = new HashMap<String, List<String>>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() {
    var known = socket;
    socket = null;
    in = null;
    try {
      if (known != null) {
        known.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
