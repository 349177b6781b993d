package app.voda.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What one caller may take of the service.
///
/// @param trustedHops how many of the last entries of `X-Forwarded-For` proxies of ours have
///   written; with 0 none is believed, and a caller's address is the connection's
/// @param perMinute how many calls without a token an address may make
/// @param headerTime how long a request's line and headers may take to arrive
/// @param bodyTime how long its body may take
@Validated
@ConfigurationProperties("voda.limit")
public record LimitSettings(
    @Min(0) @Max(10) @DefaultValue("0") int trustedHops,
    @Min(1) @DefaultValue("120") int perMinute,
    @DurationMin(millis = 1, message = "must be positive") @DefaultValue("PT10S")
        Duration headerTime,
    @DurationMin(millis = 1, message = "must be positive") @DefaultValue("PT30S")
        Duration bodyTime) {}
