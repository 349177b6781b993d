package app.voda.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/// A request's body that must end after so many bytes and so much time.
final class LimitedBody extends ServletInputStream {
  // As much as Tomcat would.
  private static final long MOST_SKIPPED = 2 * 1024 * 1024;

  private final ServletInputStream in;
  private final long most;
  private final Duration time;
  private final long start = System.nanoTime();
  private long count;

  LimitedBody(ServletInputStream in, long most, Duration time) {
    this.in = in;
    this.most = most;
    this.time = time;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    check(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    check(Math.max(0, read));
    return read;
  }

  // Tomcat's own timeout is for one read: a byte now and then would keep it from ever passing.
  private void check(int bytes) throws IOException {
    count += bytes;
    if (count > most) {
      throw new BodyTooLarge(most);
    }
    if (bytes > 0 && isLate()) {
      throw new BodyTooSlow();
    }
  }

  private boolean isLate() {
    return System.nanoTime() - start > time.toNanos();
  }

  /// Reads what nobody wanted, as Tomcat would without end before it hangs up or goes on.
  ///
  /// @return whether it came to its end, be that too early, within bounds
  boolean skipsToItsEnd() {
    var skipped = new byte[8192];
    long count = 0;
    try {
      for (int read = in.read(skipped); read >= 0; read = in.read(skipped)) {
        count += read;
        if (count > MOST_SKIPPED || isLate()) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      // It stopped short of what it had announced, or is gone: nothing more comes. Tomcat hangs up
      // by itself, after the answer, which a client that has only closed its half may still read.
      return true;
    }
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(listener);
  }
}
