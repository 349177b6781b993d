package app.voda.platform;

import app.voda.web.LimitSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.stereotype.Component;

/// Finds the address that a call comes from.
@Component
class CallerAddress {
  private final int trustedHops;

  CallerAddress(LimitSettings settings) {
    this.trustedHops = settings.trustedHops();
  }

  // Each proxy appends the address it was called from, behind whatever the caller had written: so
  // only the last entries, one for each proxy of ours, are true, and the first of these is the
  // caller's (Cloud Run: one; with an external load balancer before it: two).
  InetAddress of(HttpServletRequest request) {
    var entries =
        Collections.list(request.getHeaders("X-Forwarded-For")).stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .toList();
    var peer = InetAddress.ofLiteral(request.getRemoteAddr());
    if (trustedHops == 0 || entries.isEmpty()) {
      return peer;
    }
    try {
      return InetAddress.ofLiteral(entries.get(Math.max(0, entries.size() - trustedHops)));
    } catch (IllegalArgumentException e) {
      return peer;
    }
  }
}
