package app.voda.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;

/// Sends what a proper HTTP client refuses to send.
public final class RawHttp {
  private RawHttp() {}

  /// Sends a request as it is written.
  ///
  /// @param head request line and headers, a line each; `Connection: close` is added, and `Host`
  ///   unless it is given
  public static Reply send(int port, String head, byte[] body) {
    var host = head.toLowerCase(java.util.Locale.ROOT).contains("\nhost:");
    var lines =
        head.strip().replace("\n", "\r\n")
            + (host ? "" : "\r\nHost: localhost:" + port)
            + "\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      var out = socket.getOutputStream();
      out.write(lines.getBytes(UTF_8));
      out.write(body);
      out.flush();
      return parse(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(head, e);
    }
  }

  /// The bytes as a chunked body.
  public static byte[] chunked(byte[] body) {
    var out = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; from += 8192) {
      int length = Math.min(8192, body.length - from);
      out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(UTF_8));
      out.write(body, from, length);
      out.writeBytes("\r\n".getBytes(UTF_8));
    }
    out.writeBytes("0\r\n\r\n".getBytes(UTF_8));
    return out.toByteArray();
  }

  private static Reply parse(byte[] bytes) {
    var text = new String(bytes, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    var lines = text.substring(0, end).lines().toList();
    var headers = new HashMap<String, List<String>>();
    for (var line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
    }
    var known = HttpHeaders.of(headers, (_, _) -> true);
    var body = text.substring(end + 4);
    var whole = known.firstValue("Transfer-Encoding").isPresent() ? joined(body) : body;
    int status = Integer.parseInt(lines.getFirst().substring(9, 12));
    return new Reply(status, known, new String(whole.getBytes(ISO_8859_1), UTF_8));
  }

  private static String joined(String chunks) {
    var whole = new StringBuilder();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      int length = Integer.parseInt(chunks.substring(at, line), 16);
      if (length == 0) {
        return whole.toString();
      }
      whole.append(chunks, line + 2, line + 2 + length);
      at = line + 2 + length + 2;
    }
  }
}
