package app.voda.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the service is, and where the embedded default keeps its data.
///
/// @param publicUrl the service's own URL; the audience of the queue's tokens
@ConfigurationProperties("voda")
record DataSettings(@DefaultValue("./data") Path dataDir, String publicUrl) {}
