package app.voda.event.dbscheduler;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/// What a task carries: the callback's body, and how many answers but 5xx it has had.
record TaskData(String body, int executions) {

  TaskData answered(int status) {
    return status > Caller.NO_ANSWER && status < 500 ? new TaskData(body, executions + 1) : this;
  }

  /// Writes it as text, readable by anyone who looks into the table.
  static final Serializer SERIALIZER =
      new Serializer() {
        @Override
        public byte[] serialize(Object data) {
          var task = (TaskData) data;
          return (task.executions + " " + task.body).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
          var text = new String(bytes, StandardCharsets.UTF_8);
          int split = text.indexOf(' ');
          return type.cast(
              new TaskData(text.substring(split + 1), Integer.parseInt(text.substring(0, split))));
        }
      };
}
