package app.voda;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;

/// The architecture, kept by a test.
@AnalyzeClasses(packages = "app.voda", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ROOTS = {
    "app.voda.id", "app.voda.store", "app.voda.problem", "app.voda.event", "app.voda.room",
    "app.voda.diary", "app.voda.member", "app.voda.device", "app.voda.alarm", "app.voda.push",
    "app.voda.auth", "app.voda.withdrawal", "app.voda.liveactivity", "app.voda.deadletter"
  };

  // platform wires everything to everything: that is what it is for.
  @ArchTest
  static final ArchRule featuresAreFreeOfCycles =
      slices()
          .matching("app.voda.(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(resideInAnyPackage("app.voda.platform.."), resideInAnyPackage(".."));

  @ArchTest
  static final ArchRule rootsKnowNoEdge =
      noClasses()
          .that()
          .resideInAnyPackage(ROOTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.web..",
              "org.springframework.http..",
              "org.springframework.jdbc..",
              "jakarta.servlet..",
              "java.sql..",
              "java.net.http..",
              "tools.jackson..",
              "com.github.kagkarlsson..",
              "com.nimbusds..",
              "org.bouncycastle..",
              "com.google..",
              "com.eatthepath..",
              "io.netty..",
              "io.vertx..",
              "app.voda.platform..",
              "app.voda..jdbc..",
              "app.voda..firestore..",
              "app.voda..http..");

  @ArchTest
  static final ArchRule theDomainIsPlainJava =
      noClasses()
          .that()
          .haveNameMatching(
              "app\\.voda\\.(room\\.(Room|Turn|TurnPlan|Circle|WritingOrder|WritingPeriod|Change"
                  + "|RoomEdit|Profile|WrongCodes)|event\\.(RoomEvent|Task|TaskName|EndedTurn"
                  + "|Replay|DeadLetter)"
                  + "|diary\\.Diary|member\\.(Member|QuietHours|AlarmPreferences)"
                  + "|alarm\\.(Alarm|Announcement|DeviceOutcome|Stale)"
                  + "|liveactivity\\.(LiveActivity|ActivityStart|Showing|Telling|Claim|Told))")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "org.slf4j..", "java.sql..", "java.net..");

  @ArchTest
  static final ArchRule dbSchedulerStaysInItsAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.voda.event.dbscheduler")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.github.kagkarlsson..");

  // platform hands the credentials on.
  @ArchTest
  static final ArchRule firebaseStaysInItsAdapters =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "app.voda.auth.firebase", "app.voda.push.fcm", "app.voda.platform")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.firebase..", "com.google.auth..");

  @ArchTest
  static final ArchRule cloudTasksStaysInItsAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.voda.event.cloudtasks", "app.voda.platform")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.cloud.tasks..");

  @ArchTest
  static final ArchRule googlesTransportStaysUnderItsAdapters =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "app.voda.auth.firebase",
              "app.voda.push.fcm",
              "app.voda.event.cloudtasks",
              "app.voda.store.firestore",
              "app.voda.platform")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.api..", "com.google.protobuf..", "io.grpc..");

  @ArchTest
  static final ArchRule firestoreStaysInItsAdapters =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.voda..firestore", "app.voda.platform")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.cloud.firestore..");

  @ArchTest
  static final ArchRule itsHttpClientStaysThereToo =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.voda.push.fcm")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..");

  @ArchTest
  static final ArchRule pushyStaysInItsAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.voda.push.apns")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.eatthepath..");

  @ArchTest
  static final ArchRule nettyStaysUnderTheProviders =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.voda.push.apns", "app.voda.push.fcm")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.netty..");

  @ArchTest
  static final ArchRule callsAreRationedInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.voda.platform")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.github.bucket4j..", "com.github.benmanes..");

  @ArchTest
  static final ArchRule nobodyReadsTheSystemClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule theSystemClockIsMadeInOnePlace =
      noClasses()
          .that()
          .doNotHaveSimpleName("PlatformConfiguration")
          .should()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields =
      noFields().should().beAnnotatedWith(Autowired.class);

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)");
}
