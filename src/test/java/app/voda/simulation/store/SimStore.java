package app.voda.simulation.store;

import app.voda.alarm.Alarms;
import app.voda.auth.RefreshFamilies;
import app.voda.device.Devices;
import app.voda.diary.Diaries;
import app.voda.event.DeadLetters;
import app.voda.liveactivity.ActivityStarts;
import app.voda.liveactivity.LiveActivities;
import app.voda.member.Members;
import app.voda.room.JoinAttempts;
import app.voda.room.Nudges;
import app.voda.room.Rooms;
import app.voda.store.Transactions;
import app.voda.web.Answers;
import java.time.InstantSource;

/// A store in memory, made anew for each run of the simulation.
public final class SimStore {
  private final Tables tables;
  private final Rooms rooms;
  private final Nudges nudges;
  private final JoinAttempts joinAttempts;
  private final Diaries diaries;
  private final Members members;
  private final Devices devices;
  private final Alarms alarms;
  private final RefreshFamilies refreshFamilies;
  private final LiveActivities liveActivities;
  private final ActivityStarts activityStarts;
  private final DeadLetters deadLetters;
  private final Answers answers;

  /// Makes an empty store.
  ///
  /// @param clock by which transactions take too long, and entries grow old
  public SimStore(InstantSource clock) {
    tables = new Tables(clock);
    rooms = new SimRooms(tables);
    nudges = new SimNudges(tables);
    joinAttempts = new SimJoinAttempts(tables);
    diaries = new SimDiaries(tables);
    members = new SimMembers(tables);
    devices = new SimDevices(tables);
    alarms = new SimAlarms(tables, clock);
    refreshFamilies = new SimRefreshFamilies(tables);
    liveActivities = new SimLiveActivities(tables);
    activityStarts = new SimActivityStarts(tables);
    deadLetters = new SimDeadLetters(tables, clock);
    answers = new SimAnswers(tables);
  }

  public Transactions transactions() {
    return tables;
  }

  public Rooms rooms() {
    return rooms;
  }

  public Nudges nudges() {
    return nudges;
  }

  public JoinAttempts joinAttempts() {
    return joinAttempts;
  }

  public Diaries diaries() {
    return diaries;
  }

  public Members members() {
    return members;
  }

  public Devices devices() {
    return devices;
  }

  public Alarms alarms() {
    return alarms;
  }

  public RefreshFamilies refreshFamilies() {
    return refreshFamilies;
  }

  public LiveActivities liveActivities() {
    return liveActivities;
  }

  public ActivityStarts activityStarts() {
    return activityStarts;
  }

  public DeadLetters deadLetters() {
    return deadLetters;
  }

  public Answers answers() {
    return answers;
  }
}
