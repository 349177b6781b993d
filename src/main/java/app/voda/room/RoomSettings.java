package app.voda.room;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long a turn may be set to last, and how many may share a room.
@Validated
@ConfigurationProperties("voda.room")
public record RoomSettings(
    @DefaultValue("P1D") Duration minPeriod,
    @DefaultValue("P30D") Duration maxPeriod,
    @Min(1) @Max(100) @DefaultValue("10") int maxMembers) {

  @AssertTrue(message = "min-period must be positive and not above max-period")
  boolean isOrdered() {
    return minPeriod.isPositive() && minPeriod.compareTo(maxPeriod) <= 0;
  }

  public boolean allows(WritingPeriod period) {
    return period.length().compareTo(minPeriod) >= 0 && period.length().compareTo(maxPeriod) <= 0;
  }
}
