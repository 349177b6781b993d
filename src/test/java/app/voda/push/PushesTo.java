package app.voda.push;

/// Pushes over a sender, for tests of other packages.
public final class PushesTo {
  private PushesTo() {}

  public static Pushes sender(PushSender sender) {
    return new Pushes(sender);
  }
}
