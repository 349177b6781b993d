package app.voda.room.http;

import app.voda.room.RoomSettings;
import app.voda.room.WritingPeriod;
import app.voda.web.Check;
import java.util.Optional;

/// A period within the configured bounds.
public final class PeriodCheck implements Check {
  private final RoomSettings settings;

  PeriodCheck(RoomSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<String> broken(String value) {
    try {
      if (settings.allows(WritingPeriod.parse(value))) {
        return Optional.empty();
      }
      return Optional.of(
          "must be from %s to %s"
              .formatted(
                  new WritingPeriod(settings.minPeriod()),
                  new WritingPeriod(settings.maxPeriod())));
    } catch (IllegalArgumentException e) {
      return Optional.of("must be an ISO-8601 duration of days and time, such as P5D or PT36H");
    }
  }
}
