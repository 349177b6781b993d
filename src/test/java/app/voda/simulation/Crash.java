package app.voda.simulation;

/// The end of the process that a piece of work ran in. An error, so that no service takes it for a
/// fault that can be handled.
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("the process is gone", null, false, false);
  }
}
