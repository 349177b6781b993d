package app.voda.platform;

import app.voda.problem.WrongSetting;
import com.google.cloud.spring.core.GcpProjectIdProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The project that voda runs in.
record GoogleProject(String id) {

  /// Finds it: as configured, else as the machine knows it.
  @Configuration(proxyBeanMethods = false)
  @Profile("gcp")
  static class Found {

    @Bean
    GoogleProject googleProject(GcpSettings settings, GcpProjectIdProvider machine) {
      var id = settings.projectId().isEmpty() ? machine.getProjectId() : settings.projectId();
      if (id == null) {
        throw new WrongSetting("voda.gcp.project-id", "must be given: this machine has no project");
      }
      return new GoogleProject(id);
    }
  }
}
