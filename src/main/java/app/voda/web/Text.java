package app.voda.web;

import app.voda.problem.TextRule;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A text by {@link TextRule}: lengths in code points, no control characters. Null is allowed.
@Constraint(validatedBy = Text.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
  int min() default 0;

  int max();

  boolean lines() default false;

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /// Applies the rule.
  final class Validator implements ConstraintValidator<Text, String> {
    private TextRule rule = TextRule.line(0, 0);

    @Override
    public void initialize(Text text) {
      rule = new TextRule(text.min(), text.max(), text.lines());
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || Checked.Validator.tell(rule.broken(value), context);
    }
  }
}
