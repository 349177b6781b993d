package app.voda.hostile;

import app.voda.testing.Api;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The service's calls, as its OpenAPI document tells them.
record OpenApi(JsonNode document) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static OpenApi of(Api anyone) {
    return new OpenApi(anyone.get("/v3/api-docs").expect(200).json());
  }

  /// One method of one path.
  record Operation(String method, String path, JsonNode spec) {
    String name() {
      return method + " " + path;
    }

    /// The parameters that it takes there: in the path, the query or a header.
    List<String> parameters(String place) {
      return StreamSupport.stream(spec.at("/parameters").spliterator(), false)
          .filter(parameter -> parameter.at("/in").asString().equals(place))
          .map(parameter -> parameter.at("/name").asString())
          .toList();
    }

    boolean isOf(String prefix) {
      return path.startsWith(prefix);
    }
  }

  /// All of them, in the same order in every run.
  List<Operation> operations() {
    var all = new ArrayList<Operation>();
    for (var path : document.at("/paths").properties()) {
      for (var method : path.getValue().properties()) {
        var name = method.getKey().toUpperCase(Locale.ROOT);
        all.add(new Operation(name, path.getKey(), method.getValue()));
      }
    }
    all.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
    return all;
  }

  /// A body made of the document's examples; empty for a call without one.
  Optional<ObjectNode> body(Operation operation) {
    var content = operation.spec().at("/requestBody/content/application~1json");
    if (content.isMissingNode()) {
      return Optional.empty();
    }
    var example = content.path("example");
    return Optional.of(
        (ObjectNode) (example.isObject() ? example.deepCopy() : example(content.at("/schema"))));
  }

  private JsonNode example(JsonNode schema) {
    if (schema.has("$ref")) {
      return example(document.at(schema.path("$ref").asString().substring(1)));
    }
    if (schema.has("example")) {
      return schema.path("example").deepCopy();
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    if (schema.has("properties")) {
      var object = JSON.objectNode();
      schema
          .path("properties")
          .properties()
          .forEach(field -> object.set(field.getKey(), example(field.getValue())));
      return object;
    }
    return schema.path("type").asString().equals("boolean")
        ? JSON.booleanNode(true)
        : schema.has("default") ? schema.path("default") : JSON.nullNode();
  }
}
