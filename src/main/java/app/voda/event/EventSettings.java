package app.voda.event;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// When things happen around a turn.
///
/// @param m11Before how long before `dueAt` the second reminder comes
/// @param m12Before how long before `dueAt` the first reminder comes
/// @param l15Before how long before `dueAt` the turn's Live Activity turns to "ending"
/// @param settle how long an intent may wait for its commit
/// @param reconcileAfter how long a turn must have stood before a reconciliation touches it
@Validated
@ConfigurationProperties("voda.event")
public record EventSettings(
    @DurationMin(nanos = 1, message = "must be positive") @DefaultValue("PT1H") Duration m11Before,
    @DurationMin(nanos = 1, message = "must be positive") @DefaultValue("PT4H") Duration m12Before,
    @DurationMin(nanos = 1, message = "must be positive") @DefaultValue("PT15M") Duration l15Before,
    @DurationMin(nanos = 1, message = "must be positive") @DefaultValue("PT1M") Duration settle,
    @DurationMin(nanos = 1, message = "must be positive") @DefaultValue("PT10M")
        Duration reconcileAfter) {

  /// How long after its intent a request may still commit, and how long its transaction may take: a
  /// third each leaves the last third for the clocks of two instances to differ.
  public Duration commitWindow() {
    return settle.dividedBy(3);
  }
}
