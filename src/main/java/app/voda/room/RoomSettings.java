package app.voda.room;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long a turn may be set to last, and how many may share a room.
@Validated
@ConfigurationProperties("voda.room")
public record RoomSettings(
    @DurationMin(nanos = 1, message = "must be positive") @DefaultValue("P1D") Duration minPeriod,
    @DefaultValue("P30D") Duration maxPeriod,
    @Min(1) @Max(100) @DefaultValue("10") int maxMembers) {

  @AssertTrue(message = "voda.room.min-period: must not be above voda.room.max-period")
  boolean isOrdered() {
    return minPeriod.compareTo(maxPeriod) <= 0;
  }

  public boolean allows(WritingPeriod period) {
    return period.length().compareTo(minPeriod) >= 0 && period.length().compareTo(maxPeriod) <= 0;
  }
}
