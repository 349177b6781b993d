package app.voda.platform;

import app.voda.id.AlarmId;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.web.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document says of all calls at once.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String TOKEN = "accessToken";

  static {
    for (var id : List.of(RoomId.class, MemberId.class, DeviceId.class, AlarmId.class)) {
      SpringDocUtils.getConfig().replaceWithSchema(id, new StringSchema().example("9f3c01d2"));
    }
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("voda")
                .version("1")
                .description(
                    "The backend of an exchange diary: friends share a room and write in turn.")
                .license(new License().name("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  @Bean
  OpenApiCustomizer problemsEverywhere() {
    return api -> {
      ModelConverters.getInstance(true)
          .read(Problem.class)
          .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
      api.getPaths()
          .forEach((path, item) -> {
            item.readOperations()
                .forEach(
                    operation -> operation.getResponses().addApiResponse("default", problem()));
            if (item.getPost() != null && takesKey(path)) {
              addKey(item.getPost());
            }
          });
    };
  }

  private static boolean takesKey(String path) {
    return path.startsWith("/v1/") && !path.startsWith("/v1/token");
  }

  private static void addKey(Operation post) {
    post.addParametersItem(
        new HeaderParameter()
            .name("Idempotency-Key")
            .description("1–255 visible ASCII characters; a repeat gets the first answer for a day")
            .schema(new StringSchema().maxLength(255).example("3f9a7c50")));
  }

  private static ApiResponse problem() {
    var schema = new Schema<>().$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .description("Refused, with the reason")
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }
}
