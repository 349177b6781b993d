package app.voda.platform;

import app.voda.event.oidc.OidcSettings;
import app.voda.event.oidc.QueueIdentity;
import app.voda.id.MemberId;
import app.voda.member.Members;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.web.ProblemWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Who may call what: the queue `/tasks`, admins and the queue `/admin`, members `/v1`. Everything
/// else is open, and there is little of it.
@Configuration(proxyBeanMethods = false)
class Security {
  private static final Logger log = LoggerFactory.getLogger(Security.class);
  private static final GrantedAuthority MEMBER = new SimpleGrantedAuthority("MEMBER");
  private static final GrantedAuthority ADMIN = new SimpleGrantedAuthority("ADMIN");
  private static final GrantedAuthority QUEUE = new SimpleGrantedAuthority("QUEUE");

  /// What anybody may call, without a token.
  static final RequestMatcher OPEN =
      new OrRequestMatcher(
          PathPatternRequestMatcher.pathPattern("/v1/token/**"),
          PathPatternRequestMatcher.pathPattern("/v1/members/verify"));

  private final AuthenticationEntryPoint unauthenticated;
  private final AccessDeniedHandler denied;

  Security(ProblemWriter problems) {
    this.unauthenticated =
        (_, response, _) -> {
          response.setHeader("WWW-Authenticate", "Bearer");
          problems.write(
              response, Reason.UNAUTHENTICATED, "Send a valid token: Authorization: Bearer ….");
        };
    this.denied =
        (_, response, _) ->
            problems.write(response, Reason.FORBIDDEN, "This token does not open this.");
  }

  @Bean
  @Order(1)
  SecurityFilterChain queueCalls(HttpSecurity http, TokenDecoders decoders, QueueIdentity queue) {
    var manager = manager(decoders.queueTokens(), jwt -> queueToken(jwt, queue));
    return stateless(http)
        .securityMatcher("/tasks/**")
        .authorizeHttpRequests(r -> r.anyRequest().hasAuthority("QUEUE"))
        .oauth2ResourceServer(server ->
            server
                .authenticationManagerResolver(_ -> manager)
                .authenticationEntryPoint(unauthenticated)
                .accessDeniedHandler(denied))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain everyoneElse(
      HttpSecurity http,
      TokenDecoders decoders,
      Members members,
      AdminSettings admins,
      OidcSettings oidc,
      QueueIdentity queue) {
    var byVoda = manager(decoders.accessTokens(), jwt -> memberToken(jwt, members, admins));
    var byQueue = manager(decoders.queueTokens(), jwt -> queueToken(jwt, queue));
    return stateless(http)
        .authorizeHttpRequests(r ->
            r.requestMatchers(OPEN)
                .permitAll()
                .requestMatchers("/v1/**")
                .hasAuthority("MEMBER")
                .requestMatchers("/admin/**")
                .hasAnyAuthority("ADMIN", "QUEUE")
                .anyRequest()
                .permitAll())
        .oauth2ResourceServer(server ->
            server
                .bearerTokenResolver(tokenUnlessOpen())
                .authenticationManagerResolver(
                    new JwtIssuerAuthenticationManagerResolver(
                        issuer -> oidc.issuers().contains(issuer) ? byQueue : byVoda))
                .authenticationEntryPoint(unauthenticated)
                .accessDeniedHandler(denied))
        .build();
  }

  // An unknown method is the dispatcher's to refuse, which knows what is allowed instead.
  @Bean
  StrictHttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return firewall;
  }

  private HttpSecurity stateless(HttpSecurity http) {
    return http
        // No cookie and no session: there is nothing that another site could ride on.
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        // SafeHeaders' are on every answer, also on those that never come here.
        .headers(AbstractHttpConfigurer::disable)
        .exceptionHandling(
            e -> e.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied));
  }

  // An app that sends its expired token along with a refresh must not be refused for it.
  private static BearerTokenResolver tokenUnlessOpen() {
    var standard = new DefaultBearerTokenResolver();
    return request -> OPEN.matches(request) ? null : standard.resolve(request);
  }

  private static AuthenticationManager manager(
      JwtDecoder decoder, Converter<Jwt, AbstractAuthenticationToken> converter) {
    var provider = new JwtAuthenticationProvider(decoder);
    provider.setJwtAuthenticationConverter(converter);
    var manager = new ProviderManager(provider);
    return authentication -> {
      try {
        return manager.authenticate(authentication);
      } catch (AuthenticationServiceException e) {
        // Without the issuer's keys no call of the queue could pass: it may well slow down.
        log.error("the issuer's keys cannot be had: the queue calls again ({})", e.getMessage());
        throw Refusal.later(
            Reason.BUSY, "Whether the token is good cannot be told now.", Duration.ofSeconds(10));
      }
    };
  }

  // The member is read at every call, so that access ends with a withdrawal.
  private static AbstractAuthenticationToken memberToken(
      Jwt jwt, Members members, AdminSettings admins) {
    var member =
        subject(jwt)
            .flatMap(members::find)
            .orElseThrow(() -> new InvalidBearerTokenException("the member has withdrawn"));
    var authorities = new ArrayList<>(List.of(MEMBER));
    if (admins.emails().contains(member.email().value())) {
      authorities.add(ADMIN);
    }
    return new SignedIn(member, jwt, authorities);
  }

  private static Optional<MemberId> subject(Jwt jwt) {
    try {
      return Optional.ofNullable(jwt.getSubject()).map(MemberId::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static AbstractAuthenticationToken queueToken(Jwt jwt, QueueIdentity queue) {
    boolean isQueue =
        queue.serviceAccount().equals(jwt.getClaimAsString("email"))
            && Boolean.TRUE.equals(jwt.getClaimAsBoolean("email_verified"));
    return new SignedIn("queue", jwt, isQueue ? List.of(QUEUE) : List.of());
  }

  /// Who calls: a member, or the queue.
  private static final class SignedIn extends AbstractAuthenticationToken {
    private final transient Object principal;
    private final transient Jwt token;

    SignedIn(Object principal, Jwt token, List<GrantedAuthority> authorities) {
      super(authorities);
      this.principal = principal;
      this.token = token;
      setAuthenticated(true);
    }

    @Override
    public Object getPrincipal() {
      return principal;
    }

    @Override
    public @Nullable Object getCredentials() {
      return token.getTokenValue();
    }
  }
}
