package app.voda.hostile;

import static app.voda.hostile.HostileTexts.pick;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Makes a good body a hostile one.
final class HostileBodies {
  private HostileBodies() {}

  private static final JsonMapper JSON = new JsonMapper();

  // Values of every type, and some of none.
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "-0.0",
          "1.5",
          "1e400",
          "1e-400",
          "2147483647",
          "2147483648",
          "-9223372036854775809",
          "9".repeat(999),
          "9".repeat(5000),
          "[]",
          "{}",
          "[null]",
          "[[[]]]",
          "[\"hush\",1,{}]",
          "{\"hush\":\"hush\"}",
          "[" + "\"hush\",".repeat(2000) + "0]",
          "[".repeat(400) + "]".repeat(400),
          "{\"a\":".repeat(400) + "1" + "}".repeat(400),
          "[".repeat(5000),
          "{\"a\":".repeat(5000),
          // Half characters, which are well-formed JSON all the same.
          "\"hush\\ud800\"",
          "\"\\udc00\\ud800hush\"",
          "\"hush\\u0000\"",
          "\"hush\\",
          "\"hush\\x\"",
          "\"hush\\u12\"",
          "\"hush\u0001\"",
          "'hush'",
          "hush",
          "01",
          "0x10",
          "+1",
          ".5",
          "NaN",
          "-Infinity",
          "1/*hush*/",
          "\"" + "hush".repeat(70_000) + "\"");

  private static final List<String> WHOLE =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "\"hush\"",
          "1",
          "true",
          "{",
          "{}{}",
          "{}hush",
          "\uFEFF{}",
          "\u0000",
          "<hush/>",
          "a=hush&b=hush",
          "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhush\r\n--x--\r\n",
          "[".repeat(100_000),
          "{\"a\":".repeat(40_000),
          " ".repeat(300_000),
          "{\"" + "hush".repeat(20_000) + "\":1}",
          "{" + "\"hush\":1,".repeat(20_000) + "\"b\":1}");

  /// One of them; one in five is the good body itself.
  static byte[] of(ObjectNode good, Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> bytes(good);
      case 2, 3, 4 -> bytes(spoilt(good, 1, random));
      case 5 -> bytes(spoilt(good, 3, random));
      case 6 -> text(doubled(good, random));
      case 7 -> cut(bytes(good), random);
      case 8 -> flipped(bytes(good), random);
      default ->
          random.nextInt(8) == 0
              ? JSON.writeValueAsString(good).getBytes(UTF_16)
              : text(pick(WHOLE, random));
    };
  }

  private record Field(ObjectNode object, String name) {}

  private static ObjectNode spoilt(ObjectNode good, int times, Random random) {
    var body = good.deepCopy();
    for (int i = 0; i < times; i++) {
      var fields = new ArrayList<Field>();
      collect(body, fields);
      fields.add(new Field(body, "unknown"));
      var field = pick(fields, random);
      if (random.nextInt(8) == 0) {
        field.object().remove(field.name());
      } else if (random.nextInt(5) < 2) {
        field.object().putRawValue(field.name(), new RawValue(pick(VALUES, random)));
      } else {
        field.object().put(field.name(), HostileTexts.forField(field.name(), random));
      }
    }
    return body;
  }

  private static void collect(ObjectNode object, List<Field> fields) {
    for (var property : object.properties()) {
      fields.add(new Field(object, property.getKey()));
      if (property.getValue() instanceof ObjectNode inner) {
        collect(inner, fields);
      }
    }
  }

  private static String doubled(ObjectNode good, Random random) {
    var text = JSON.writeValueAsString(good);
    var names = List.copyOf(good.propertyNames());
    var name = names.isEmpty() ? "a" : pick(names, random);
    var first = "{\"" + name + "\":" + pick(VALUES, random);
    return first + (names.isEmpty() ? ",\"a\":1}" : "," + text.substring(1));
  }

  private static byte[] cut(byte[] whole, Random random) {
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }

  private static byte[] flipped(byte[] whole, Random random) {
    for (int i = 0; i <= random.nextInt(3); i++) {
      whole[random.nextInt(whole.length)] = (byte) random.nextInt(256);
    }
    return whole;
  }

  private static byte[] bytes(ObjectNode body) {
    return text(JSON.writeValueAsString(body));
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
