package app.voda.hostile;

import java.util.List;
import java.util.Map;
import java.util.Random;

/// Texts that break what was not made for them. Each has {@link Secrets#MARK} in it where it can,
/// for a text is a secret too.
final class HostileTexts {
  private HostileTexts() {}

  private static final String MARK = Secrets.MARK;

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\u202Egnp.hush\u202C", // right to left
          "\u2066hush\u2067hush", // isolates that do not end
          "hush\u200B\u200D\u2060\uFEFFhush", // zero width
          "hush\u0000hush",
          "hush\u0007\u001B[31mhush",
          "hush\u0085\u2028\u2029hush",
          "hush\r\nSet-Cookie: a=b",
          "hush\n2026-01-01T00:00:00Z ERROR forged line",
          "👨‍👩‍👧‍👦hush🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🚀",
          "hush\uFFFE\uFFFF\uDBFF\uDFFF", // no characters, and the last code point
          "hush\uE000\uDB40\uDC41", // private use, tag
          "h\u0301\u0302\u0303\u0304\u0305\u0306\u0307ush",
          "\u1112\u1161\u11ABhush", // a syllable in three parts
          "ﷺhush",
          "İıßſhush",
          "<script>hush</script>",
          "'; drop table rooms; -- hush",
          "hush' or '1'='1",
          "${jndi:ldap://127.0.0.1/hush}",
          "#{hush} ${7*7} {{7*7}} %s%n%x {} {0} {1,choice,1#a}",
          "{0,number,'}hush",
          "../../../../etc/hush",
          "hush\\\"/\b",
          "null",
          "undefined",
          "true",
          "0",
          "-1",
          "1e309",
          "２０hush",
          "9".repeat(400),
          "[".repeat(400));

  private static final List<String> CHARACTERS =
      List.of("a", " ", "가", "👍", "\u0301", "\u200D", "𐍈", "\"", "\\", "ß");

  private static final List<Integer> LENGTHS =
      List.of(1, 29, 30, 31, 59, 60, 61, 100, 101, 255, 256, 2048, 2049, 9_999, 10_000, 10_001);

  // The bounds of what a field with this name means.
  private static final Map<String, List<String>> OF_FIELD =
      Map.of(
          "period",
              List.of(
                  "P1D",
                  "P30D",
                  "P31D",
                  "PT24H",
                  "PT23H59M59S",
                  "P1W",
                  "P1M",
                  "P0D",
                  "-P5D",
                  "P",
                  "PT",
                  "p5d",
                  "P+5D",
                  "P1.5D",
                  "P99999999999999D",
                  "PT9223372036854775807S"),
          "advance",
              List.of("PT0S", "-PT1S", "PT0.000000001S", "P367D", "P99999999999D", "P1M", "PT1"),
          "since", times(),
          "intentAt", times(),
          "timeZone",
              List.of("Z", "+18:00", "+18:01", "UTC+9", "GMT0", "EST5EDT", "asia/seoul", "A/../B"),
          "locale",
              List.of(
                  "und", "x-hush", "i-klingon", "ko-KR-u-ca-buddhist", "ja_JP", "*", "en-", "k"),
          "from", hours(),
          "to", hours(),
          "profileUrl",
              List.of(
                  "javascript:hush()",
                  "http://",
                  "https://hush@evil.example/",
                  "https://[::1]/hush",
                  "https://exämple.com/",
                  "HTTPS://HUSH.EXAMPLE",
                  "https://hush.example/%00%zz",
                  "https://hush.example/" + "a".repeat(2027),
                  "https://hush.example/" + "a".repeat(2028)),
          "authCode",
              List.of(
                  "dev:",
                  "dev:@",
                  "dev:hush@",
                  "dev:hush@b",
                  "dev:HUSH@EXAMPLE.COM",
                  "dev:hush@@example.com",
                  "dev:hush\u0000@example.com",
                  "dev:hüsh@exämple.com",
                  "dev:\"hush hush\"@example.com",
                  "dev:" + "h".repeat(64) + "hush@" + "e".repeat(250) + ".com",
                  "dev:hush\u202E@example.com",
                  "eyJhbGciOiJub25lIn0.eyJzdWIiOiJodXNoIn0."));

  private static List<String> times() {
    return List.of(
        "9999-12-31T23:59:59.999999999Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-06-30T23:59:60Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01",
        "1767225600");
  }

  private static List<String> hours() {
    return List.of("00:00", "23:59", "24:00", "7:30", "12:60", "22:00:00", "２２:００", "-1:00");
  }

  static List<String> odd() {
    return ODD;
  }

  static String any(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> MARK + pick(CHARACTERS, random).repeat(pick(LENGTHS, random) - 1);
      case 1 -> long30(pick(CHARACTERS, random), random);
      default -> pick(ODD, random);
    };
  }

  // As long as most fields allow, or one more.
  private static String long30(String character, Random random) {
    return MARK + character.repeat(26 + random.nextInt(2));
  }

  static String forField(String field, Random random) {
    var known = OF_FIELD.get(field);
    return known == null || random.nextInt(3) == 0 ? any(random) : pick(known, random);
  }

  static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
