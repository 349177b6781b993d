package app.voda.testing;

import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.RunAggregationQueryRequest;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.RunQueryResponse;
import com.google.firestore.v1.StructuredQuery;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts what Firestore bills, on the wire: a read for each document that was asked for by name,
/// for each that a query found, and for a query that found none or only counted; a write or delete
/// for each in a commit.
public final class FirestoreMeter implements ClientInterceptor {
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger deletes = new AtomicInteger();
  private final Queue<StructuredQuery> queries = new ConcurrentLinkedQueue<>();

  private volatile boolean refusesCommits;

  /// From now on reads are answered and commits are not.
  public void refuseCommits(boolean refuse) {
    refusesCommits = refuse;
  }

  /// What was billed since the last look.
  public record Bill(int reads, int writes, int deletes) {}

  public Bill take() {
    return new Bill(reads.getAndSet(0), writes.getAndSet(0), deletes.getAndSet(0));
  }

  /// All queries that were made.
  public Queue<StructuredQuery> queries() {
    return queries;
  }

  @Override
  public <I, O> ClientCall<I, O> interceptCall(
      MethodDescriptor<I, O> method, CallOptions options, Channel next) {
    return refusesCommits && "Commit".equals(method.getBareMethodName())
        ? new Refused<>()
        : new Metered<>(next.newCall(method, options));
  }

  private static boolean isDocument(Object answer) {
    return switch (answer) {
      case BatchGetDocumentsResponse named -> named.hasFound() || named.hasMissing();
      case RunQueryResponse row -> row.hasDocument();
      default -> false;
    };
  }

  /// One call.
  private final class Metered<I, O> extends SimpleForwardingClientCall<I, O> {
    private final AtomicInteger found = new AtomicInteger();
    private volatile boolean isQuery;

    Metered(ClientCall<I, O> call) {
      super(call);
    }

    @Override
    public void sendMessage(I message) {
      switch (message) {
        case CommitRequest commit -> {
          int gone = (int) commit.getWritesList().stream().filter(w -> w.hasDelete()).count();
          deletes.addAndGet(gone);
          writes.addAndGet(commit.getWritesCount() - gone);
        }
        case RunQueryRequest query -> {
          isQuery = true;
          queries.add(query.getStructuredQuery());
        }
        case RunAggregationQueryRequest query -> {
          isQuery = true;
          queries.add(query.getStructuredAggregationQuery().getStructuredQuery());
        }
        default -> {}
      }
      super.sendMessage(message);
    }

    @Override
    public void start(Listener<O> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onMessage(O message) {
              if (isDocument(message)) {
                found.incrementAndGet();
                reads.incrementAndGet();
              }
              super.onMessage(message);
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
              if (isQuery && found.get() == 0) {
                reads.incrementAndGet();
              }
              super.onClose(status, trailers);
            }
          },
          headers);
    }
  }

  /// A call that never arrives.
  private static final class Refused<I, O> extends ClientCall<I, O> {
    @Override
    public void start(Listener<O> listener, Metadata headers) {
      listener.onClose(Status.UNAVAILABLE, new Metadata());
    }

    @Override
    public void request(int messages) {}

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {}

    @Override
    public void halfClose() {}

    @Override
    public void sendMessage(I message) {}
  }
}
