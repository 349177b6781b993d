package app.voda.phones.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.web.ProblemWriter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import tools.jackson.databind.json.JsonMapper;

/// From which addresses the console is there. A test cannot call from elsewhere over a socket.
@ExtendWith(SpringExtension.class)
@ContextConfiguration(classes = {LocalOnly.class, ProblemWriter.class, JsonMapper.class})
class LocalOnlyTest {
  private static final String[] HIDDEN = {"/", "/dev/clock", "/phones/x"};

  private final LocalOnly filter;

  @Autowired
  LocalOnlyTest(LocalOnly filter) {
    this.filter = filter;
  }

  private boolean letsThrough(String path, String address) throws ServletException, IOException {
    var request = new MockHttpServletRequest("GET", path);
    request.addHeader("Host", "localhost:8080");
    request.setRemoteAddr(address);
    var response = new MockHttpServletResponse();
    var chain = new MockFilterChain();
    filter.doFilter(request, response, chain);
    boolean passed = chain.getRequest() != null;
    assertThat(response.getStatus()).isEqualTo(passed ? 200 : 404);
    return passed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7",
        "10.0.0.1",
        "172.17.0.1",
        "0.0.0.0",
        "fe80::1",
        "fe80:0:0:0:0:0:0:1%1",
        "::",
        "2001:db8::1",
        "::ffff:192.0.2.7"
      })
  void hidesFromOthers(String address) throws ServletException, IOException {
    for (var path : HIDDEN) {
      assertThat(letsThrough(path, address)).as(path).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
  void showsToThisMachine(String address) throws ServletException, IOException {
    for (var path : HIDDEN) {
      assertThat(letsThrough(path, address)).as(path).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/rooms", "/development", "/actuator/health"})
  void leavesTheRestAlone(String path) throws ServletException, IOException {
    assertThat(letsThrough(path, "192.0.2.7")).isTrue();
  }
}
