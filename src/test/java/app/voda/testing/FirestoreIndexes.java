package app.voda.testing;

import com.google.firestore.v1.StructuredQuery;
import com.google.firestore.v1.StructuredQuery.Direction;
import com.google.firestore.v1.StructuredQuery.FieldFilter;
import com.google.firestore.v1.StructuredQuery.FieldFilter.Operator;
import com.google.firestore.v1.StructuredQuery.Filter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// `firestore.indexes.json`, and what it is good for: the emulator answers every query, Firestore
/// only those that an index serves.
public final class FirestoreIndexes {
  private static final Set<Operator> EQUALITIES =
      Set.of(Operator.EQUAL, Operator.IN, Operator.ARRAY_CONTAINS);
  private static final String ID = "__name__";

  private final JsonNode file;

  private FirestoreIndexes(JsonNode file) {
    this.file = file;
  }

  public static FirestoreIndexes read() throws java.io.IOException {
    return new FirestoreIndexes(
        Api.JSON.readTree(Files.readString(Path.of("firestore.indexes.json"))));
  }

  /// Whether a query is served (cloud.google.com/firestore/docs/query-data/index-overview): by the
  /// automatic indexes of single fields, or by a composite one that has the fields of equality
  /// first and then the order.
  public boolean serve(StructuredQuery query) {
    var collection = query.getFrom(0).getCollectionId();
    boolean inAll = query.getFrom(0).getAllDescendants();
    var equal = new HashSet<String>();
    var ordered = new ArrayList<String>();
    query.getOrderByList().stream()
        .filter(order -> !order.getField().getFieldPath().equals(ID))
        .forEach(order ->
            ordered.add(order.getField().getFieldPath() + " " + direction(order.getDirection())));
    for (var filter : filters(query.getWhere()).toList()) {
      var field = filter.getField().getFieldPath();
      if (EQUALITIES.contains(filter.getOp())) {
        equal.add(field);
      } else if (ordered.stream().noneMatch(order -> order.startsWith(field + " "))) {
        ordered.add(field + " ASCENDING");
      }
    }
    if (ordered.isEmpty()) {
      return equal.stream().allMatch(field -> isIndexed(collection, field, inAll));
    }
    if (equal.isEmpty() && ordered.size() == 1) {
      return isIndexed(collection, before(ordered.getFirst(), ' '), inAll);
    }
    return file.at("/indexes").values().stream()
        .filter(index -> index.at("/collectionGroup").asString().equals(collection))
        .filter(index -> index.at("/queryScope").asString().equals("COLLECTION") != inAll)
        .anyMatch(index -> serves(index, equal, ordered));
  }

  private static boolean serves(JsonNode index, Set<String> equal, List<String> ordered) {
    var fields = List.copyOf(index.at("/fields").values());
    if (fields.size() != equal.size() + ordered.size()) {
      return false;
    }
    var first = fields.subList(0, equal.size()).stream().map(f -> f.at("/fieldPath").asString());
    var rest =
        fields.subList(equal.size(), fields.size()).stream()
            .map(f -> f.at("/fieldPath").asString() + " " + f.at("/order").asString());
    return new HashSet<>(first.toList()).equals(equal) && rest.toList().equals(ordered);
  }

  /// Whether a single field is indexed: by itself, unless the file says otherwise of it or of the
  /// map that it is in.
  public boolean isIndexed(String collection, String field, boolean inAll) {
    var top = before(field, '.');
    var override =
        file.at("/fieldOverrides").values().stream()
            .filter(o -> o.at("/collectionGroup").asString().equals(collection))
            .filter(o -> List.of(field, top).contains(o.at("/fieldPath").asString()))
            .findFirst();
    var scope = inAll ? "COLLECTION_GROUP" : "COLLECTION";
    return override
        .map(o ->
            o.at("/indexes").values().stream()
                .anyMatch(index -> index.at("/queryScope").asString().equals(scope)))
        .orElse(!inAll);
  }

  private static Stream<FieldFilter> filters(Filter filter) {
    return switch (filter.getFilterTypeCase()) {
      case COMPOSITE_FILTER ->
          filter.getCompositeFilter().getFiltersList().stream().flatMap(FirestoreIndexes::filters);
      case FIELD_FILTER -> Stream.of(filter.getFieldFilter());
      case UNARY_FILTER -> throw new AssertionError("what is null is looked for");
      case FILTERTYPE_NOT_SET -> Stream.empty();
    };
  }

  private static String before(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String direction(Direction direction) {
    return direction == Direction.DESCENDING ? "DESCENDING" : "ASCENDING";
  }
}
