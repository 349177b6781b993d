package app.voda.hostile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may do what: the status that each caller is answered to each call.
final class AccessTable {
  private AccessTable() {}

  // One and the same caller may be several: who is no stranger is a member, and so is the writer.
  private static final String TABLE =
      """
                                                                        anonymous
                                                                        |   expired token
                                                                        |   |   stranger
                                                                        |   |   |   member
                                                                        |   |   |   |   writer
                                                                        |   |   |   |   |   master
                                                                        |   |   |   |   |   |   admin
                                                                        |   |   |   |   |   |   |   queue
      POST /v1/token                                                    200 200 200 200 200 200 200 200
      POST /v1/token/refresh                                            200 200 200 200 200 200 200 200
      POST /v1/token/revoke                                             204 204 204 204 204 204 204 204
      POST /v1/token/revoke, with a phone of another                    204 204 204 204 204 204 204 204
      GET /v1/members/verify                                            200 200 200 200 200 200 200 200
      GET /v1/members/me                                                401 401 200 200 200 200 200 403
      PATCH /v1/members/me                                              401 401 200 200 200 200 200 403
      GET /v1/members/me/devices                                        401 401 200 200 200 200 200 403
      PUT /v1/members/me/devices                                        401 401 200 200 200 200 200 403
      PUT /v1/members/me/devices, replacing one of another              401 401 200 200 200 200 200 403
      DELETE /v1/members/me/devices/{deviceId}                          401 401 204 204 204 204 204 403
      DELETE /v1/members/me/devices/{deviceId}, of another              401 401 404 404 404 404 404 403
      PUT /v1/members/me/live-activity-start-tokens/{deviceId}          401 401 204 204 204 204 204 403
      PUT /v1/members/me/live-activity-start-tokens/{deviceId}, of another 401 401 404 404 404 404 404 403
      GET /v1/alarms                                                    401 401 200 200 200 200 200 403
      POST /v1/alarms/read                                              401 401 204 204 204 204 204 403
      POST /v1/alarms/read, up to one of another                        401 401 422 422 422 422 422 403
      GET /v1/rooms                                                     401 401 200 200 200 200 200 403
      POST /v1/rooms                                                    401 401 201 201 201 201 201 403
      GET /v1/rooms/{roomId}                                            401 401 404 200 200 200 404 403
      GET /v1/rooms/{roomId}/invitation                                 401 401 200 200 200 200 200 403
      POST /v1/rooms/{roomId}/join                                      401 401 200 200 200 200 200 403
      POST /v1/rooms/{roomId}/join, with a wrong code                   401 401 403 200 200 200 403 403
      GET /v1/rooms/{roomId}/order                                      401 401 404 200 200 200 404 403
      PATCH /v1/rooms/{roomId}                                          401 401 404 403 403 200 404 403
      DELETE /v1/rooms/{roomId}                                         401 401 404 403 403 204 404 403
      DELETE /v1/rooms/{roomId}/leave                                   401 401 404 204 204 204 404 403
      GET /v1/rooms/{roomId}/diaries                                    401 401 404 200 200 200 404 403
      GET /v1/rooms/{roomId}/diaries/{diaryId}                          401 401 404 200 200 200 404 403
      POST /v1/rooms/{roomId}/diaries                                   401 401 404 409 201 409 404 403
      POST /v1/rooms/{roomId}/nudge                                     401 401 404 202 409 202 404 403
      PUT /v1/rooms/{roomId}/live-activities/{activityId}               401 401 404 204 204 204 404 403
      PUT /v1/rooms/{roomId}/live-activities/{activityId}, of another   401 401 404 404 404 404 404 403
      DELETE /v1/rooms/{roomId}/live-activities/{activityId}            401 401 404 204 204 204 404 403
      DELETE /v1/rooms/{roomId}/live-activities/{activityId}, of another 401 401 404 204 204 204 404 403
      POST /tasks/callback                                              401 401 401 401 401 401 401 204
      POST /admin/reconcile                                             401 401 403 403 403 403 200 200
      POST /admin/devices/revive                                        401 401 403 403 403 403 200 200
      GET /admin/dead-letters                                           401 401 403 403 403 403 200 200
      GET /admin/dead-letters/{id}                                      401 401 403 403 403 403 200 200
      POST /admin/dead-letters/{id}/replay                              401 401 403 403 403 403 200 200
      POST /admin/dead-letters/replay                                   401 401 403 403 403 403 200 200
      DELETE /admin/dead-letters/{id}                                   401 401 403 403 403 403 204 204
      GET /dev/clock                                                    200 401 200 200 200 200 200 200
      POST /dev/clock                                                   200 401 200 200 200 200 200 200
      GET /dev/tasks                                                    200 401 200 200 200 200 200 200
      GET /dev/pushes                                                   200 401 200 200 200 200 200 200
      GET /dev/activities                                               200 401 200 200 200 200 200 200
      DELETE /v1/members/me                                             401 401 204 204 204 204 204 403
      """;

  /// A call, and its answer to each caller.
  ///
  /// @param circumstance what is particular about it; empty for the call as it is meant
  record Row(String operation, String circumstance, List<Integer> statuses) {
    static Row parse(String line) {
      var split = line.length() - Caller.values().length * 4;
      var name = line.substring(0, split).strip().split(", ", 2);
      var statuses = Stream.of(line.substring(split).strip().split(" ")).map(Integer::valueOf);
      return new Row(name[0], name.length == 1 ? "" : name[1], statuses.toList());
    }

    int status(Caller caller) {
      return statuses.get(List.of(Caller.values()).indexOf(caller));
    }

    private String markdown() {
      var cells =
          statuses.stream()
              .map(status -> status < 300 ? "**" + status + "**" : status.toString())
              .collect(Collectors.joining(" | "));
      var particular = circumstance.isEmpty() ? "" : ", " + circumstance;
      return "| `" + operation + "`" + particular + " | " + cells + " |";
    }
  }

  /// The rows, in the order in which they can be tried: the last ends its callers.
  static List<Row> rows() {
    return TABLE.lines().skip(Caller.values().length).map(Row::parse).toList();
  }

  /// The table for people.
  static String markdown() {
    var titles = Stream.of(Caller.values()).map(Caller::title).collect(Collectors.joining(" | "));
    var head = "| call | " + titles + " |\n|---|" + "---|".repeat(Caller.values().length);
    return rows().stream().map(Row::markdown).collect(Collectors.joining("\n", head + "\n", "\n"));
  }
}
