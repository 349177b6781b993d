package app.voda.web;

import app.voda.problem.FieldProblem;
import java.util.List;

/// A request whose fields must fit each other.
public interface SelfChecking {

  /// What is wrong between fields that are well-formed by themselves, or may not be.
  List<FieldProblem> problems();
}
