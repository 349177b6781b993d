package app.voda.platform;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the service is, and where the embedded default keeps its data.
///
/// @param publicUrl the service's own URL; the audience of the queue's tokens
@Validated
@ConfigurationProperties("voda")
record DataSettings(
    @DefaultValue("./data") Path dataDir,
    @NotNull(message = "must be given")
        @Pattern(regexp = "https?://\\S+", message = "must be an http or https URL")
        String publicUrl) {}
