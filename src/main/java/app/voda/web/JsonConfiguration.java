package app.voda.web;

import app.voda.id.AlarmId;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// How JSON is read and written: ids as texts, unknown fields ignored, wrong types told.
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

  @Bean
  JacksonModule idModule() {
    var module = new SimpleModule("voda ids");
    add(module, RoomId.class, RoomId::new);
    add(module, MemberId.class, MemberId::new);
    add(module, DeviceId.class, DeviceId::new);
    add(module, AlarmId.class, AlarmId::new);
    return module;
  }

  private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> make) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(
        type,
        new StdScalarDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString();
            try {
              return make.apply(String.valueOf(text));
            } catch (IllegalArgumentException e) {
              throw context.weirdStringException(String.valueOf(text), type, "not an id");
            }
          }
        });
  }

  @Bean
  JsonMapperBuilderCustomizer strictBodies() {
    return json ->
        json.addModule(
                new SimpleModule("voda values")
                    .addDeserializer(String.class, new StrictText())
                    .addDeserializer(Instant.class, new StrictTime())
                    .addDeserializer(Boolean.class, new StrictFlag()))
            .addHandler(new JsonFaults())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
  }
}
