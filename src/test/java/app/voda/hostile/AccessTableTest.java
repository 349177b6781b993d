package app.voda.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page on security shows the table that is tested.
class AccessTableTest {
  private static final Path PAGE = Path.of("docs", "security.md");
  private static final String BEGIN = "<!-- the table begins -->\n\n";
  private static final String END = "\n<!-- the table ends -->";
  private static final String COMMAND = "./mvnw test -Dtest=AccessTableTest -Dvoda.docs.write=true";

  @Test
  void isTheOneInThePage() throws IOException {
    var page = Files.readString(PAGE);
    var begin = page.indexOf(BEGIN);
    var end = page.indexOf(END);
    assertThat(begin).isPositive();
    assertThat(end).isGreaterThan(begin);
    var wanted = page.substring(0, begin) + BEGIN + AccessTable.markdown() + page.substring(end);
    if (Boolean.getBoolean("voda.docs.write")) {
      Files.writeString(PAGE, wanted);
      return;
    }
    assertThat(page)
        .as("%s is not as AccessTable says; write it: %s", PAGE, COMMAND)
        .isEqualTo(wanted);
  }
}
