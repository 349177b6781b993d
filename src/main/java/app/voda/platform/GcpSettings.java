package app.voda.platform;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where on Google Cloud voda's data is.
///
/// @param projectId empty outside profile gcp, and where the machine knows its project
/// @param firestoreDatabase the database's id
@Validated
@ConfigurationProperties("voda.gcp")
record GcpSettings(
    @DefaultValue("") String projectId,
    @NotBlank(message = "must be given") @DefaultValue("(default)") String firestoreDatabase) {}
