package app.voda.room;

import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.room.Requests.Decision;
import app.voda.store.Receipt;
import java.util.List;
import org.springframework.stereotype.Service;

/// Poking the writer: once per turn and member.
@Service
public class Nudging {
  private final RoomService service;
  private final Nudges nudges;
  private final Requests requests;

  Nudging(RoomService service, Nudges nudges, Requests requests) {
    this.service = service;
    this.nudges = nudges;
    this.requests = requests;
  }

  /// Nudges the current writer.
  ///
  /// @return the number of the turn
  /// @throws Refusal 409 to the writer themself, and the second time
  public int nudge(RoomId id, MemberId by, Receipt<Integer> receipt) {
    return requests.carryOut(
        (_, now) -> {
          var turn = service.get(id, by).turn();
          if (turn.writer().equals(by)) {
            throw new Refusal(Reason.OWN_TURN, "It is your own turn: post instead.");
          }
          if (nudges.find(id, turn.number(), by).isPresent()) {
            throw new Refusal(Reason.ALREADY_NUDGED, "You nudged in this turn already.");
          }
          return new Decision<>(
              turn.number(),
              List.of(RoomEvent.nudged(id, turn.number(), turn.revision(), by)),
              () -> nudges.add(id, turn.number(), by, now));
        },
        receipt);
  }
}
