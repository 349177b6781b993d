package app.voda.hostile;

/// A thousand hostile requests.
class StormIT extends StormContract {
  StormIT() {
    super(1_000);
  }
}
