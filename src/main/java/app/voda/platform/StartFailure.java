package app.voda.platform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;

/// Says in one line why voda cannot start, for what an operator can mend: a wrong property, a taken
/// port, a data directory in use. Anything else is left to Spring.
final class StartFailure implements SpringBootExceptionReporter {
  private static final Logger log = LoggerFactory.getLogger(StartFailure.class);
  private static final int H2_FILE_LOCKED = 90020;

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var line = line(cause);
      if (line != null) {
        log.error("voda cannot start: {}", line);
        return true;
      }
    }
    return false;
  }

  private static @Nullable String line(Throwable cause) {
    return switch (cause) {
      case BindValidationException invalid -> invalid(invalid);
      case BindException bind
          when !(bind.getCause() instanceof BindValidationException) && !hasValidation(bind) ->
          bind.getName() + ": " + rootMessage(bind);
      case WrongSetting setting -> setting.getMessage();
      case PortInUseException port -> "server.port: " + port.getPort() + " is in use";
      case java.sql.SQLException sql when sql.getErrorCode() == H2_FILE_LOCKED ->
          "voda.data-dir: another voda is using it";
      default -> null;
    };
  }

  private static boolean hasValidation(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindValidationException) {
        return true;
      }
    }
    return false;
  }

  private static String invalid(BindValidationException invalid) {
    var errors = invalid.getValidationErrors();
    var first = errors.getAllErrors().getFirst();
    var name =
        first instanceof FieldError field
                && field.getRejectedValue() != null
                && !(field.getRejectedValue() instanceof Boolean)
            ? errors.getName().append(dashed(field.getField()))
            : errors.getName();
    return name + ": " + first.getDefaultMessage();
  }

  private static String dashed(String field) {
    return ConfigurationPropertyName.adapt(
            field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT), '.')
        .toString();
  }

  private static String rootMessage(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).replace('\n', ' ');
  }
}
