package app.voda.testing;

import com.google.cloud.tasks.v2.CreateTaskRequest;
import com.google.cloud.tasks.v2.HttpMethod;
import com.google.cloud.tasks.v2.Task;
import io.grpc.Status;
import io.grpc.StatusException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// Which tasks Cloud Tasks takes.
final class CloudTasksRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,500}");
  private static final Duration HORIZON = Duration.ofDays(30);
  private static final int LARGEST = 100 * 1024;

  private CloudTasksRules() {}

  static void check(CreateTaskRequest request, Instant now) throws StatusException {
    var task = request.getTask();
    var under = request.getParent() + "/tasks/";
    require(task.getName().startsWith(under), "Task name must be under its queue's.");
    require(NAME.matcher(task.getName().substring(under.length())).matches(), "Task ID is wrong.");
    require(
        task.getScheduleTime().getSeconds() <= now.plus(HORIZON).getEpochSecond(),
        "The schedule time is too far in the future.");
    require(task.getSerializedSize() <= LARGEST, "The task is too large.");
    long deadline = task.getDispatchDeadline().getSeconds();
    require(
        !task.hasDispatchDeadline() || (deadline >= 15 && deadline <= 1800),
        "The dispatch deadline must be 15 s to 30 min.");
    checkTarget(task);
  }

  private static void checkTarget(Task task) throws StatusException {
    var request = task.getHttpRequest();
    require(request.getUrl().matches("https?://\\S{1,2076}"), "The URL is wrong.");
    require(
        request.getHttpMethod() != HttpMethod.HTTP_METHOD_UNSPECIFIED, "The method is missing.");
    require(
        !request.hasOidcToken() || !request.getOidcToken().getServiceAccountEmail().isEmpty(),
        "The token's service account is missing.");
  }

  private static void require(boolean met, String why) throws StatusException {
    if (!met) {
      throw Status.INVALID_ARGUMENT.withDescription(why).asException();
    }
  }
}
