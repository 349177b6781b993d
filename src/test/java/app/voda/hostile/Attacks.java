package app.voda.hostile;

import static app.voda.hostile.HostileTexts.pick;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.voda.hostile.OpenApi.Operation;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes hostile requests of the service's own calls.
final class Attacks {
  private static final List<String> SEGMENTS =
      List.of(
          "0",
          "-1",
          "%00",
          "a%00b",
          "%0d%0a",
          "..",
          "%2e%2e",
          "%2e",
          "%2e%2e%2f%2e%2e",
          "a%2fb",
          "%5c",
          "\\",
          "%25",
          "%zz",
          "%",
          "%c3%28",
          "%ed%a0%80",
          "%F0%9F%98%80",
          "<script>",
          "a;b=c",
          "'%20or%20'1'='1",
          "99999999999999999999",
          "é",
          "{roomId}",
          "$%7Bjndi:ldap:%7D",
          "",
          "//",
          "a".repeat(64),
          "a".repeat(65),
          "a".repeat(5000),
          "replay",
          "|",
          "%252e%252e",
          "２");

  private static final List<String> SUFFIXES =
      List.of("/", "//", ".json", ";jsessionid=1", "/..", "/%2e%2e/", "%20", "#a", "?", "/*");

  private static final List<String> CURSORS =
      List.of(
          "hush",
          "=",
          "MA",
          "MCAw",
          "MCA",
          "OTk5OTk5OTk5OTk5OTk5OTk5OSBh",
          "LTEgYQ",
          "MTc2NzIyNTYwMDAwMCAAAA",
          "MTc2NzIyNTYwMDAwMCDtoIA",
          "MjUzNDAyMjE0NDAwMDAwIGEvYi8uLi8",
          "MTc2NzIyNTYwMDAwMCA5OTk5OTk5OTk5");

  private static final List<String> SIZES =
      List.of("0", "1", "100", "101", "-1", "2147483648", "1e2", "0x10", "%2B5", "%20", "", "１０");

  private static final List<String> METHODS =
      List.of("OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND", "PUT", "G\u0000T", "M".repeat(500));

  private static final List<String> VERSIONS = List.of("HTTP/1.0", "HTTP/9.9", "HUSH/1.1", "");

  private static final List<String> QUERIES =
      List.of("%zz=1", "=", "&&&", "%00=%00", "a[]=1", "size=1&size=2", "a=" + "b".repeat(6000));

  private static final List<String> HEADERS =
      List.of(
          "Idempotency-Key:",
          "Idempotency-Key: " + "k".repeat(255),
          "Idempotency-Key: " + "k".repeat(256),
          "Idempotency-Key: a b",
          "Idempotency-Key: ключ",
          "Idempotency-Key: same",
          "Idempotency-Key: a\r\nIdempotency-Key: b",
          "Idempotency-Key: \u0000",
          "Authorization: Bearer hush\r\nAuthorization: Bearer hush",
          "Authorization: Basic aHVzaDpodXNo",
          "Authorization: Bearer",
          "Authorization: Bearer " + "hush".repeat(1500),
          "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJodXNoIn0.",
          "Authorization: Bearer eyJhbGciOiJub25lIn0." + "a".repeat(999) + ".a",
          "Authorization: Bearer hush\u0000",
          "Content-Type: text/plain",
          "Content-Type:",
          "Content-Type: nonsense",
          "Content-Type: application/json;charset=utf-16",
          "Content-Type: application/json;charset=no",
          "Content-Type: application/json;" + "a=b;".repeat(300),
          "Content-Type: application/json\r\nContent-Type: text/xml",
          "Content-Type: multipart/form-data; boundary=x",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Encoding: gzip",
          "Accept: application/xml",
          "Accept: nonsense",
          "Accept: application/json;q=hush",
          "Accept-Language: " + "ko;q=0.1,".repeat(400),
          "Accept-Encoding: gzip, br, *;q=0",
          "Range: bytes=0-0,0-0",
          "If-None-Match: *",
          "Expect: 100-continue",
          "Expect: hush",
          "Upgrade: h2c\r\nConnection: Upgrade",
          "Host: evil.example",
          "Host: a\r\nHost: b",
          "Host:",
          "Host: hush:99999",
          "Host: [::1",
          "Transfer-Encoding: hush",
          "Transfer-Encoding: gzip, chunked",
          "Content-Length: 0",
          "Content-Length: -1",
          "Content-Length: 1e3",
          "Origin: https://evil.example",
          "Cookie: JSESSIONID=hush; a=\"",
          "X-HTTP-Method-Override: DELETE",
          "X-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Proto: hush\r\nX-Forwarded-Host: evil.example",
          "Forwarded: for=\"_hush\";host=evil.example",
          "traceparent: 00-" + "0".repeat(32) + "-hush-01",
          "X-CloudTasks-TaskETA: -9223372036854775.808",
          "X-CloudTasks-TaskETA: 9223372036854775.807",
          "X-CloudTasks-TaskETA: 1e2147483647",
          "X-CloudTasks-TaskETA: NaN",
          "X-CloudTasks-TaskRetryCount: 99999999999",
          "X-CloudTasks-TaskRetryCount: -1",
          "X-CloudTasks-TaskName: a\tforged",
          "X-Long: " + "x".repeat(7000),
          "X-Longer: " + "x".repeat(20_000),
          "No Colon",
          "Sp ace: 1",
          "\u0001: 1",
          ": 1",
          " folded");

  private final OpenApi api;
  private final Scene scene;

  Attacks(OpenApi api, Scene scene) {
    this.api = api;
    this.scene = scene;
  }

  /// A request that goes wrong in at least one of its parts, most of the time.
  Attack on(Operation operation, @Nullable String token, Random random) {
    var body = api.body(operation).orElse(null);
    if (body != null) {
      scene.fill(body, operation);
    }
    var path = path(operation, random);
    var bytes = bytes(body, random);
    var headers = new ArrayList<String>();
    headers.add("Host: localhost");
    if (token != null) {
      headers.add("Authorization: Bearer " + token);
    }
    if (body != null || bytes.length > 0) {
      headers.add("Content-Type: application/json");
    }
    if (random.nextInt(4) == 0) {
      replace(headers, pick(HEADERS, random));
    }
    return framed(operation, path, headers, bytes, random);
  }

  // A call that wants no body is sent one all the same, every third time.
  private static byte[] bytes(@Nullable ObjectNode body, Random random) {
    if (body == null) {
      return random.nextInt(3) == 0
          ? HostileBodies.of(JsonNodeFactory.instance.objectNode(), random)
          : new byte[0];
    }
    return random.nextInt(10) < 7
        ? HostileBodies.of(body, random)
        : body.toString().getBytes(UTF_8);
  }

  // A header of the same name goes: else the good one would be looked at.
  private static void replace(List<String> headers, String hostile) {
    var name = hostile.substring(0, hostile.indexOf(':') + 1);
    headers.removeIf(header -> !name.isEmpty() && header.startsWith(name));
    headers.add(hostile);
  }

  private String path(Operation operation, Random random) {
    var parameters = operation.parameters("path");
    boolean hostile = !parameters.isEmpty() && random.nextInt(7) == 0;
    var spoilt = hostile ? pick(parameters, random) : "";
    var path = scene.path(operation, spoilt).replace("{" + spoilt + "}", pick(SEGMENTS, random));
    if (random.nextInt(25) == 0) {
      path += pick(SUFFIXES, random);
    }
    return path + query(operation, random);
  }

  private static String query(Operation operation, Random random) {
    var known = operation.parameters("query");
    if (known.isEmpty() && random.nextInt(20) > 0) {
      return "";
    }
    if (known.isEmpty() || random.nextInt(8) == 0) {
      return "?" + pick(QUERIES, random);
    }
    var parts = new ArrayList<String>();
    for (var name : known) {
      if (random.nextBoolean()) {
        parts.add(name + "=" + queryValue(name, random));
      }
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static String queryValue(String name, Random random) {
    return switch (name) {
      case "cursor" -> random.nextBoolean() ? pick(CURSORS, random) : cursor(random);
      case "size" -> pick(SIZES, random);
      case "turn" -> random.nextBoolean() ? "mine" : "Mine";
      default ->
          random.nextBoolean()
              ? pick(SEGMENTS, random)
              : URLEncoder.encode(HostileTexts.any(random), UTF_8);
    };
  }

  // As the service makes them, of a place that no list has.
  private static String cursor(Random random) {
    var place = random.nextLong(0, 4_000_000_000_000L) + " " + HostileTexts.any(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
  }

  private static String method(Operation operation, Random random) {
    return random.nextInt(50) > 0 ? operation.method() : pick(METHODS, random);
  }

  private static String target(String path, Random random) {
    return switch (random.nextInt(200)) {
      case 0 -> "http://evil.example" + path;
      case 1 -> "/" + path;
      case 2 -> path.replace("/v1", "/%761");
      case 3 -> "*";
      default -> path;
    };
  }

  private static Attack framed(
      Operation operation, String path, List<String> headers, byte[] body, Random random) {
    var out = new ByteArrayOutputStream();
    boolean chunked = body.length > 0 && random.nextInt(15) == 0;
    boolean missing = body.length > 0 && random.nextInt(40) == 0;
    if (chunked) {
      headers.add("Transfer-Encoding: chunked");
    } else if (body.length > 0 || !operation.method().equals("GET")) {
      headers.add("Content-Length: " + (body.length + (missing ? 1 : 0)));
    }
    var version = random.nextInt(100) > 0 ? "HTTP/1.1" : pick(VERSIONS, random);
    var line = method(operation, random) + " " + target(path, random) + " " + version + "\r\n";
    out.writeBytes((line + String.join("\r\n", headers) + "\r\n\r\n").getBytes(UTF_8));
    if (chunked) {
      out.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8));
    }
    out.writeBytes(body);
    if (chunked) {
      out.writeBytes((missing ? "\r\nhush\r\n" : "\r\n0\r\n\r\n").getBytes(UTF_8));
    }
    return new Attack(operation, out.toString(ISO_8859_1), missing);
  }
}
