package app.voda.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts Firestore's emulator before the first test that needs it.
final class FirestoreExtension implements ExecutionCondition {
  private static final Logger log = LoggerFactory.getLogger(FirestoreExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (FirestoreEmulator.isInstalled() || "true".equals(System.getenv("CI"))) {
      // Under CI it says what is missing.
      FirestoreEmulator.shared();
      return ConditionEvaluationResult.enabled("the emulator runs");
    }
    // Maven counts what was skipped, but does not say why.
    log.warn("{} skipped: {}", context.getDisplayName(), FirestoreEmulator.MISSING);
    return ConditionEvaluationResult.disabled(FirestoreEmulator.MISSING);
  }
}
