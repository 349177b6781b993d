package app.voda.room.http;

import app.voda.room.Reconciliation;
import app.voda.room.Reconciliation.Report;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The operator's way back after a purged queue.
@RestController
@Tag(name = "Admin")
class ReconcileController {
  private final Reconciliation reconciliation;

  ReconcileController(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @PostMapping("/admin/reconcile")
  @Operation(summary = "Register anew every turn whose end is not in the queue")
  Report reconcile() {
    return reconciliation.reconcile();
  }
}
