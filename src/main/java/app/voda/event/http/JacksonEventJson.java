package app.voda.event.http;

import app.voda.event.EventJson;
import app.voda.event.RoomEvent;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/// Events as JSON. Unknown fields are ignored, so that a newer version's tasks can be read.
@Component
final class JacksonEventJson implements EventJson {
  private final JsonMapper mapper;

  JacksonEventJson(java.util.List<JacksonModule> modules) {
    this.mapper =
        JsonMapper.builder()
            .addModules(modules)
            .changeDefaultPropertyInclusion(
                value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            // A component's shortcut such as isGone() is no field of the body.
            .changeDefaultVisibility(
                seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
  }

  @Override
  public String write(RoomEvent event) {
    return mapper.writeValueAsString(event);
  }

  @Override
  public RoomEvent read(String body) {
    try {
      var event = mapper.readValue(body, RoomEvent.class);
      if (event == null) {
        throw new IllegalArgumentException("the body is null");
      }
      if (event.code() == null) {
        throw new IllegalArgumentException("the body has no code");
      }
      return event;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(reason(e), e);
    }
  }

  // In our own words: Jackson's repeat the body, which is for the letter and not for the log, and
  // name our classes.
  private static String reason(JacksonException e) {
    if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return String.valueOf(refused.getCause().getMessage());
    }
    if (e instanceof DatabindException mistyped && !mistyped.getPath().isEmpty()) {
      var field = mistyped.getPath().getLast().getPropertyName();
      return (field == null ? "a field" : field) + " cannot be read as what it should be";
    }
    if (e instanceof DatabindException) {
      return "the task is not one JSON object";
    }
    return "the task is not JSON";
  }
}
