package app.voda.testing;

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
import app.voda.web.Answers;
import app.voda.web.firestore.FirestoreAnswers;
import com.google.cloud.firestore.Firestore;

/// Google Cloud's store: an empty database in Firestore's emulator.
public final class FirestoreStore {
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final FirestoreMeter meter = new FirestoreMeter();
  private final Firestore firestore =
      FirestoreEmulator.shared().client("voda-" + Samples.id(), meter);
  private final Documents documents = new Documents(firestore);
  private final Transactions transactions = new FirestoreTransactions(documents);

  public Firestore firestore() {
    return firestore;
  }

  public Documents documents() {
    return documents;
  }

  public FirestoreMeter meter() {
    return meter;
  }

  /// The clock of what the store itself must know the time for.
  public SettableClock clock() {
    return clock;
  }

  public Transactions transactions() {
    return transactions;
  }

  public Rooms rooms() {
    return new FirestoreRooms(documents);
  }

  public Nudges nudges() {
    return new FirestoreNudges(documents);
  }

  public JoinAttempts joinAttempts() {
    return new FirestoreJoinAttempts(documents);
  }

  public Diaries diaries() {
    return new FirestoreDiaries(documents);
  }

  public Members members() {
    return new FirestoreMembers(documents, transactions);
  }

  public Devices devices() {
    return new FirestoreDevices(documents, transactions);
  }

  public Alarms alarms() {
    return new FirestoreAlarms(documents, transactions, clock);
  }

  public RefreshFamilies refreshFamilies() {
    return new FirestoreRefreshFamilies(documents);
  }

  public LiveActivities liveActivities() {
    return new FirestoreLiveActivities(documents, transactions, clock);
  }

  public ActivityStarts activityStarts() {
    return new FirestoreActivityStarts(documents, transactions, clock);
  }

  public DeadLetters deadLetters() {
    return new FirestoreDeadLetters(documents, transactions, clock);
  }

  public Answers answers() {
    return new FirestoreAnswers(documents, transactions);
  }
}
