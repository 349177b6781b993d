package app.voda.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/// voda's properties in profile gcp, found where they are declared.
final class VodaProperties {
  private VodaProperties() {}

  private static List<Class<?>> settings() {
    var gcp = new StandardEnvironment();
    gcp.setActiveProfiles("gcp");
    var scanner = new ClassPathScanningCandidateComponentProvider(false, gcp);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("app.voda").stream()
        .<Class<?>>map(found ->
            ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
        .toList();
  }

  private static String prefix(Class<?> settings) {
    return settings.getAnnotation(ConfigurationProperties.class).value();
  }

  private static Stream<String> names() {
    return settings().stream()
        .flatMap(type ->
            Arrays.stream(type.getRecordComponents())
                .map(component -> prefix(type) + "." + dashed(component.getName())));
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /// Environment variables, read as Spring Boot reads them.
  record Environment(Map<String, String> variables) {

    private ConfigurationPropertySource source() {
      return Objects.requireNonNull(
          ConfigurationPropertySource.from(
              new SystemEnvironmentPropertySource(
                  StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                  Map.copyOf(variables))));
    }

    /// Those that no property of voda's is read from.
    Set<String> unknown() {
      var unknown = new TreeSet<>(variables.keySet());
      names()
          .map(name -> source().getConfigurationProperty(ConfigurationPropertyName.of(name)))
          .filter(Objects::nonNull)
          .map(property -> (PropertySourceOrigin) property.getOrigin())
          .forEach(origin -> unknown.remove(origin.getPropertyName()));
      return unknown;
    }

    /// What voda would refuse to start with.
    List<String> faults() {
      var faults = new ArrayList<String>();
      try (var validator = new LocalValidatorFactoryBean()) {
        validator.afterPropertiesSet();
        for (var type : settings()) {
          try {
            new Binder(source())
                .bindOrCreate(
                    prefix(type), Bindable.of(type), new ValidationBindHandler(validator));
          } catch (BindException fault) {
            faults.add(fault + ": " + fault.getCause());
          }
        }
      }
      return faults;
    }
  }
}
