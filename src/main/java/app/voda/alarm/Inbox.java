package app.voda.alarm;

import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.Receipt;
import app.voda.store.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What a member was told, and how much of it they have seen.
@Service
public class Inbox {
  private final Alarms alarms;
  private final Transactions transactions;

  Inbox(Alarms alarms, Transactions transactions) {
    this.alarms = alarms;
    this.transactions = transactions;
  }

  public Page<Alarm> of(MemberId member, PageRequest page) {
    return alarms.of(member, page);
  }

  public int unread(MemberId member) {
    return alarms.unread(member);
  }

  /// Marks as read, up to an alarm or all.
  ///
  /// @throws Refusal 422 if the member has no such alarm
  public void read(MemberId member, @Nullable AlarmId upTo, Receipt<Boolean> receipt) {
    transactions.execute(() -> {
      var newest = upTo == null ? null : alarms.find(member, upTo).orElse(null);
      if (upTo != null && newest == null) {
        throw Refusal.field(Reason.NOT_FOR_THIS_ROOM, "upTo", "is not an alarm in your inbox");
      }
      receipt.keep(true);
      if (newest == null) {
        alarms.markAllRead(member);
      } else {
        alarms.markRead(member, newest);
      }
    });
  }
}
