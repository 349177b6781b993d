package app.voda.event.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskDataTest {

  @Test
  void isReadAsItWasWritten() {
    var task = new TaskData("{\"hint\": \"우리의 여름\"}", 12);
    var written = TaskData.SERIALIZER.serialize(task);
    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo("12 {\"hint\": \"우리의 여름\"}");
    assertThat(TaskData.SERIALIZER.deserialize(TaskData.class, written)).isEqualTo(task);
  }

  // As Cloud Tasks has it in X-CloudTasks-TaskExecutionCount.
  @ParameterizedTest
  @CsvSource({"0, 2", "1, 3", "204, 3", "425, 3", "499, 3", "500, 2", "503, 2"})
  void countsTheAnswersBut5xx(int status, int executions) {
    assertThat(new TaskData("{}", 2).answered(status)).isEqualTo(new TaskData("{}", executions));
  }
}
