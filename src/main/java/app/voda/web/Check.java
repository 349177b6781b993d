package app.voda.web;

import java.util.Optional;

/// A rule for one text of a request. Made by Spring, so that it may ask for settings.
public interface Check {

  /// What is wrong with the value; empty when it keeps the rule.
  Optional<String> broken(String value);
}
