package app.voda.platform;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the service is, and where the embedded default keeps its data.
///
/// @param publicUrl where the queue calls, and the audience of its tokens: the service's own URL,
///   or that of the callbacks service where the halves are apart
@Validated
@ConfigurationProperties("voda")
record DataSettings(
    @DefaultValue("./data") Path dataDir,
    @NotEmpty(message = "must be given")
        @Pattern(regexp = "|https?://\\S+", message = "must be an http or https URL")
        String publicUrl) {}
