package app.voda.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/// A text that a {@link Check} must let pass. Null is allowed.
@Constraint(validatedBy = Checked.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Checked {
  Class<? extends Check> value();

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /// Asks the check.
  final class Validator implements ConstraintValidator<Checked, String> {
    private final AutowireCapableBeanFactory beans;
    private Check check = _ -> Optional.empty();

    Validator(AutowireCapableBeanFactory beans) {
      this.beans = beans;
    }

    @Override
    public void initialize(Checked checked) {
      check = beans.createBean(checked.value());
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || tell(check.broken(value), context);
    }

    static boolean tell(Optional<String> broken, ConstraintValidatorContext context) {
      broken.ifPresent(message -> {
        context.disableDefaultConstraintViolation();
        // The message is ours and final: nothing in it is an expression to be evaluated.
        context
            .buildConstraintViolationWithTemplate(message.replaceAll("([\\\\{}$])", "\\\\$1"))
            .addConstraintViolation();
      });
      return broken.isEmpty();
    }
  }
}
