package app.voda.web;

import java.io.IOException;

/// A body that does not come to an end.
final class BodyTooSlow extends IOException {
  BodyTooSlow() {
    super("The body did not arrive in time.");
  }
}
