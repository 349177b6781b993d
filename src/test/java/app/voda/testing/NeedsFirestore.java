package app.voda.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests against Firestore's emulator. Without the Google Cloud CLI they are skipped with a word of
/// why, but under `CI=true` they fail.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FirestoreExtension.class)
public @interface NeedsFirestore {}
