package app.voda.event;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// When things happen around a turn.
///
/// @param m11Before how long before `dueAt` the second reminder comes
/// @param m12Before how long before `dueAt` the first reminder comes
/// @param settle how long an intent may wait for its commit
/// @param reconcileAfter how long a turn must have stood before a reconciliation touches it
@Validated
@ConfigurationProperties("voda.event")
public record EventSettings(
    @DefaultValue("PT1H") Duration m11Before,
    @DefaultValue("PT4H") Duration m12Before,
    @DefaultValue("PT1M") Duration settle,
    @DefaultValue("PT10M") Duration reconcileAfter) {

  @AssertTrue(message = "m11-before, m12-before, settle and reconcile-after must be positive")
  boolean isPositive() {
    return m11Before.isPositive()
        && m12Before.isPositive()
        && settle.isPositive()
        && reconcileAfter.isPositive();
  }

  /// How long after its intent a request may still commit, and how long its transaction may take: a
  /// third each leaves the last third for the clocks of two instances to differ.
  public Duration commitWindow() {
    return settle.dividedBy(3);
  }
}
