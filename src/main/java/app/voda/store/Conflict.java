package app.voda.store;

/// Somebody else changed the same thing first.
public class Conflict extends RuntimeException {
  public Conflict(String message) {
    super(message);
  }
}
