package app.voda.problem;

/// What is wrong with one field.
///
/// @param field the field's path in the request, such as `alarms.quietHours.from`
public record FieldProblem(String field, String message) {}
