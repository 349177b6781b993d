package app.voda.simulation;

import app.voda.simulation.store.SimStore;
import app.voda.testing.FirestoreStore;
import app.voda.testing.MemoryStore;
import java.time.InstantSource;

/// The stores that a world can stand on.
final class Stores {
  private Stores() {}

  /// In memory, optimistic as Firestore is: others may go on in the middle of a transaction.
  static Store inMemory(InstantSource clock) {
    return new Store(Store.portsOf(new SimStore(clock)), false, SimQueue::new, () -> {});
  }

  /// H2 with db-scheduler, as in the embedded default.
  static Store h2(InstantSource clock) {
    var store = new MemoryStore();
    store.clock().set(clock.instant());
    return new Store(
        Store.portsOf(store),
        true,
        (world, services) -> new DbQueue(world, services, store),
        store::close);
  }

  /// Firestore's emulator with the fake of Cloud Tasks.
  static Store firestore(InstantSource clock) {
    var store = new FirestoreStore();
    store.clock().set(clock.instant());
    return new Store(
        Store.portsOf(store), false, CloudQueue::new, () -> store.firestore().shutdownNow());
  }
}
