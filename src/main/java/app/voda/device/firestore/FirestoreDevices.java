package app.voda.device.firestore;

import static java.util.Comparator.reverseOrder;

import app.voda.device.ActivityToken;
import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.device.Environment;
import app.voda.device.Transport;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.store.Transactions;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.FieldValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Devices in Firestore: each in its member's document, and a document of its own that says whose
/// it is, so that a token is one member's only.
public final class FirestoreDevices implements Devices {
  private static final String OWNERS = "devices";
  private static final int MOST_PRUNED = 20;
  private static final int PAGE = 200;

  private final Documents documents;
  private final Transactions transactions;

  public FirestoreDevices(Documents documents, Transactions transactions) {
    this.documents = documents;
    this.transactions = transactions;
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return kept(id).filter(kept -> !kept.isPruned()).map(Kept::device);
  }

  @Override
  public Optional<Device> findKept(DeviceId id) {
    return kept(id).map(Kept::device);
  }

  /// A device as it was read, a pruned one too.
  private record Kept(Device device, @Nullable Instant prunedAt) {
    boolean isPruned() {
      return prunedAt != null;
    }
  }

  private Optional<Kept> kept(DeviceId id) {
    return ownerOf(id)
        .flatMap(member -> ofOwner(member).filter(d -> d.device().id().equals(id)).findFirst());
  }

  private Optional<MemberId> ownerOf(DeviceId id) {
    return documents
        .find(owner(id))
        .map(owner -> owner.parsed(() -> new MemberId(owner.text("memberId"))));
  }

  private Stream<Kept> ofOwner(MemberId member) {
    return documents.find(at(member)).map(found -> found.part("devices")).stream()
        .flatMap(devices -> devices.names().stream().map(devices::part))
        .map(d -> new Kept(DeviceFields.device(member, d), d.timeOrNull("prunedAt")));
  }

  @Override
  public List<Device> of(MemberId member) {
    return ofOwner(member)
        .filter(kept -> !kept.isPruned())
        .map(Kept::device)
        .sorted(
            Comparator.comparing(Device::registeredAt)
                .reversed()
                .thenComparing(device -> device.id().value()))
        .toList();
  }

  @Override
  public void save(Device device) {
    transactions.execute(() -> {
      var id = device.id();
      ownerOf(id).filter(before -> !before.equals(device.member())).ifPresent(b -> take(id, b));
      documents.put(at(device.member()), path(id), DeviceFields.of(device));
      documents.set(owner(id), owned(device));
    });
  }

  private static Fields owned(Device device) {
    return new Fields()
        .with("memberId", device.member().value())
        .with("transport", device.transport())
        .with("prunedAt", (Object) null)
        .with("expireAt", (Object) null);
  }

  private void take(DeviceId id, MemberId from) {
    // Not read anew: another of the member's devices may have been written before.
    if (documents.has(at(from))) {
      documents.put(at(from), path(id), FieldValue.delete());
    }
  }

  @Override
  public void delete(DeviceId id) {
    transactions.execute(() ->
        ownerOf(id)
            .ifPresent(member -> {
              take(id, member);
              documents.delete(owner(id));
            }));
  }

  @Override
  public void deleteOf(MemberId member) {
    transactions.execute(() -> {
      var left = documents.find(at(member));
      documents.deleteAll(documents.in(OWNERS).whereEqualTo("memberId", member.value()));
      left.ifPresent(m -> documents.put(m.reference(), FieldPath.of("devices"), new Fields()));
    });
  }

  @Override
  public boolean prune(Device device, Instant goneSince, Instant at) {
    var registeredAt = device.registeredAt();
    return change(
        device.id(),
        kept ->
            !kept.isPruned()
                && kept.device().registeredAt().equals(registeredAt)
                && !registeredAt.isAfter(goneSince),
        d -> {
          forgetLongPruned(d.member(), at);
          set(d, at);
        });
  }

  // The TTL throws away whose a device is, but nothing in the member's document, which has an end.
  private void forgetLongPruned(MemberId member, Instant now) {
    var since = now.minus(PRUNED_KEPT);
    var pruned =
        ofOwner(member)
            .filter(Kept::isPruned)
            .sorted(Comparator.comparing(Kept::prunedAt, Comparator.nullsLast(reverseOrder())))
            .toList();
    var kept =
        pruned.stream()
            .takeWhile(d -> d.prunedAt() != null && d.prunedAt().isAfter(since))
            .limit(MOST_PRUNED - 1)
            .count();
    pruned.stream()
        .skip(kept)
        .forEach(d -> documents.put(at(member), path(d.device().id()), FieldValue.delete()));
  }

  @Override
  public int revive(Instant since, Transport transport) {
    var pruned =
        documents
            .in(OWNERS)
            .whereEqualTo("transport", transport.name())
            .whereGreaterThanOrEqualTo("prunedAt", Fields.time(since))
            .orderBy("prunedAt")
            .orderBy(FieldPath.documentId());
    // In pages: after a provider's mistake there are more than one answer holds.
    int revived = 0;
    var page = documents.list(pruned.limit(PAGE));
    while (!page.isEmpty()) {
      revived += (int) page.stream().filter(this::revive).count();
      var last = page.getLast();
      page =
          documents.list(
              pruned
                  .startAfter(Fields.time(last.time("prunedAt")), last.reference().getId())
                  .limit(PAGE));
    }
    return revived;
  }

  private boolean revive(Stored owner) {
    var id = new DeviceId(owner.reference().getId());
    return change(id, Kept::isPruned, device -> set(device, null));
  }

  private void set(Device device, @Nullable Instant prunedAt) {
    var pruned = prunedAt == null ? null : Fields.time(prunedAt);
    documents.put(at(device.member()), path(device.id(), "prunedAt"), pruned);
    documents.update(
        owner(device.id()),
        new Fields()
            .with("prunedAt", prunedAt)
            .with("expireAt", prunedAt == null ? null : prunedAt.plus(PRUNED_KEPT)));
  }

  @Override
  public void remember(Device device, Environment knownIn) {
    var _ =
        change(
            device.id(),
            kept -> kept.device().registeredAt().equals(device.registeredAt()),
            d -> documents.put(at(d.member()), path(d.id(), "environment"), knownIn.name()));
  }

  @Override
  public void forgetStartToken(DeviceId id, ActivityToken gone) {
    var _ =
        change(
            id,
            kept -> {
              var token = kept.device().startToken();
              return token != null && token.value().equals(gone.value());
            },
            d -> documents.put(at(d.member()), path(id, "startToken"), null));
  }

  private boolean change(
      DeviceId id, Predicate<Kept> condition, java.util.function.Consumer<Device> write) {
    return transactions.run(() -> {
      var device = kept(id).filter(condition).map(Kept::device);
      device.ifPresent(write);
      return device.isPresent();
    });
  }

  private static FieldPath path(DeviceId id, String... field) {
    return field.length == 0
        ? FieldPath.of("devices", id.value())
        : FieldPath.of("devices", id.value(), field[0]);
  }

  private DocumentReference at(MemberId member) {
    return documents.at("members", member.value());
  }

  private DocumentReference owner(DeviceId id) {
    return documents.at(OWNERS, id.value());
  }
}
