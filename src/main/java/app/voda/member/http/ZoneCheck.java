package app.voda.member.http;

import app.voda.web.Check;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/// An IANA time zone, or an offset.
public final class ZoneCheck implements Check {
  @Override
  public Optional<String> broken(String value) {
    try {
      ZoneId.of(value);
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("must be a time zone, such as Asia/Seoul");
    }
  }
}
