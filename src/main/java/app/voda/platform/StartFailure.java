package app.voda.platform;

import app.voda.problem.WrongSetting;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/// Says in one line why voda cannot start, for what an operator can mend: a wrong property, a taken
/// port, a data directory in use. Anything else is left to Spring.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailure implements SpringBootExceptionReporter {
  private static final Logger log = LoggerFactory.getLogger(StartFailure.class);
  private static final int H2_FILE_LOCKED = 90020;

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var line = line(cause);
      if (line != null) {
        log.error("voda cannot start: {}", line.replace('\n', ' '));
        return true;
      }
    }
    return false;
  }

  private static @Nullable String line(Throwable cause) {
    return switch (cause) {
      case BindValidationException invalid -> invalid(invalid);
      case BindException bind when !(root(bind) instanceof BindValidationException) ->
          bind.getName() + ": " + root(bind).getMessage();
      case InvalidConfigurationPropertyValueException value ->
          value.getName() + ": '" + value.getValue() + "' is wrong";
      case WrongSetting setting -> setting.getMessage();
      // spring-cloud-gcp's.
      case BeanCreationException bean when "googleCredentials".equals(bean.getBeanName()) ->
          "spring.cloud.gcp.credentials.location: " + root(bean).getMessage();
      case PortInUseException port -> "server.port: " + port.getPort() + " is in use";
      case SQLException sql when sql.getErrorCode() == H2_FILE_LOCKED ->
          "voda.data-dir: another voda is using it";
      case SQLNonTransientConnectionException sql ->
          "voda.data-dir: cannot be used: " + root(sql).getMessage();
      default -> null;
    };
  }

  private static String invalid(BindValidationException invalid) {
    var errors = invalid.getValidationErrors();
    var first = errors.getAllErrors().getFirst();
    // A rule between properties names them in its own words.
    return first instanceof FieldError field && !(field.getRejectedValue() instanceof Boolean)
        ? errors.getName().append(dashed(field.getField())) + ": " + field.getDefaultMessage()
        : String.valueOf(first.getDefaultMessage());
  }

  private static String dashed(String field) {
    return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Throwable root(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
