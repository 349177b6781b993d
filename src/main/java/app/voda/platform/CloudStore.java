package app.voda.platform;

import app.voda.alarm.Alarms;
import app.voda.alarm.firestore.FirestoreAlarms;
import app.voda.auth.RefreshFamilies;
import app.voda.auth.firestore.FirestoreRefreshFamilies;
import app.voda.device.Devices;
import app.voda.device.firestore.FirestoreDevices;
import app.voda.diary.Diaries;
import app.voda.diary.firestore.FirestoreDiaries;
import app.voda.event.DeadLetters;
import app.voda.event.firestore.FirestoreDeadLetters;
import app.voda.liveactivity.ActivityStarts;
import app.voda.liveactivity.LiveActivities;
import app.voda.liveactivity.firestore.FirestoreActivityStarts;
import app.voda.liveactivity.firestore.FirestoreLiveActivities;
import app.voda.member.Members;
import app.voda.member.firestore.FirestoreMembers;
import app.voda.room.JoinAttempts;
import app.voda.room.Nudges;
import app.voda.room.Rooms;
import app.voda.room.firestore.FirestoreJoinAttempts;
import app.voda.room.firestore.FirestoreNudges;
import app.voda.room.firestore.FirestoreRooms;
import app.voda.store.Transactions;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.FirestoreTransactions;
import app.voda.store.firestore.StoreCheck;
import app.voda.web.Answers;
import app.voda.web.firestore.FirestoreAnswers;
import com.google.cloud.firestore.Firestore;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/// The store on Google Cloud: a Firestore database.
@Configuration(proxyBeanMethods = false)
@Profile("gcp")
class CloudStore {

  // In milliseconds, as the embedded default's: what is read back equals what was written.
  @Bean
  InstantSource clock(Clock systemClock) {
    return () -> systemClock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Bean
  Documents documents(Firestore firestore) {
    return new Documents(firestore);
  }

  @Bean
  StoreCheck storeCheck(Documents documents, GcpSettings settings, Environment environment) {
    return new StoreCheck(
        documents, settings.firestoreDatabase(), GoogleCloud.emulator(environment));
  }

  @Bean
  Transactions transactions(Documents documents) {
    return new FirestoreTransactions(documents);
  }

  @Bean
  Members members(Documents documents, Transactions transactions) {
    return new FirestoreMembers(documents, transactions);
  }

  @Bean
  Devices devices(Documents documents, Transactions transactions) {
    return new FirestoreDevices(documents, transactions);
  }

  @Bean
  RefreshFamilies refreshFamilies(Documents documents) {
    return new FirestoreRefreshFamilies(documents);
  }

  @Bean
  Rooms rooms(Documents documents) {
    return new FirestoreRooms(documents);
  }

  @Bean
  Nudges nudges(Documents documents) {
    return new FirestoreNudges(documents);
  }

  @Bean
  JoinAttempts joinAttempts(Documents documents) {
    return new FirestoreJoinAttempts(documents);
  }

  @Bean
  Diaries diaries(Documents documents) {
    return new FirestoreDiaries(documents);
  }

  @Bean
  Alarms alarms(Documents documents, Transactions transactions, InstantSource clock) {
    return new FirestoreAlarms(documents, transactions, clock);
  }

  @Bean
  LiveActivities liveActivities(
      Documents documents, Transactions transactions, InstantSource clock) {
    return new FirestoreLiveActivities(documents, transactions, clock);
  }

  @Bean
  ActivityStarts activityStarts(
      Documents documents, Transactions transactions, InstantSource clock) {
    return new FirestoreActivityStarts(documents, transactions, clock);
  }

  @Bean
  DeadLetters deadLetters(Documents documents, Transactions transactions, InstantSource clock) {
    return new FirestoreDeadLetters(documents, transactions, clock);
  }

  @Bean
  Answers answers(Documents documents, Transactions transactions) {
    return new FirestoreAnswers(documents, transactions);
  }
}
