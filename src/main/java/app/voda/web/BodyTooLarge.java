package app.voda.web;

import java.io.IOException;

/// A body that is longer than its path takes.
final class BodyTooLarge extends IOException {
  BodyTooLarge(long limit) {
    super("The body is longer than " + limit / 1024 + " KiB.");
  }
}
