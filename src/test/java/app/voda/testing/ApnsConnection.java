package app.voda.testing;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One HTTP/2 connection of {@link FakeApns}.
// What cannot be written is the client's loss, and the client's to find out.
@SuppressWarnings("FutureReturnValueIgnored")
final class ApnsConnection extends Http2EventAdapter {
  private static final int STREAMS = 1000;

  private final ApnsHost host;
  private final int number;
  private final Map<Integer, Incoming> incoming = new HashMap<>();
  private @Nullable Http2ConnectionHandler handler;

  private ApnsConnection(ApnsHost host, int number) {
    this.host = host;
    this.number = number;
  }

  private record Incoming(Map<String, String> headers, StringBuilder body) {}

  static Http2ConnectionHandler handler(ApnsHost host, int number) {
    var connection = new ApnsConnection(host, number);
    var handler =
        new Http2ConnectionHandlerBuilder()
            .server(true)
            .frameListener(connection)
            .initialSettings(new Http2Settings().maxConcurrentStreams(STREAMS))
            .build();
    connection.handler = handler;
    handler.gracefulShutdownTimeoutMillis(0);
    return handler;
  }

  private Http2ConnectionHandler handler() {
    return requireNonNull(handler);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean end) {
    var map = new HashMap<String, String>();
    headers.forEach(entry -> map.put(entry.getKey().toString(), entry.getValue().toString()));
    incoming.put(stream, new Incoming(map, new StringBuilder()));
    if (end) {
      arrived(context, stream);
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end) {
    onHeadersRead(context, stream, headers, padding, end);
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean end) {
    int read = data.readableBytes() + padding;
    var request = incoming.get(stream);
    if (request != null) {
      // Latin-1 keeps the bytes until all of a character are there.
      request.body.append(data.toString(StandardCharsets.ISO_8859_1));
      if (end) {
        arrived(context, stream);
      }
    }
    return read;
  }

  private void arrived(ChannelHandlerContext context, int stream) {
    var request = requireNonNull(incoming.remove(stream));
    var bytes = request.body.toString().getBytes(StandardCharsets.ISO_8859_1);
    var reply = host.receive(request.headers, new String(bytes, StandardCharsets.UTF_8), number);
    reply(context, stream, request.headers.getOrDefault("apns-id", ""), reply);
  }

  private void reply(ChannelHandlerContext context, int stream, String id, ApnsReply reply) {
    switch (reply) {
      case ApnsReply.Status status -> answer(context, stream, id, status);
      case ApnsReply.Page(int status, var type, var body) -> {
        var headers =
            new DefaultHttp2Headers().status(Integer.toString(status)).add("content-type", type);
        write(context, stream, headers, body);
      }
      case ApnsReply.Hang() -> {}
      case ApnsReply.Reset() -> {
        handler()
            .resetStream(context, stream, Http2Error.INTERNAL_ERROR.code(), context.newPromise());
        context.flush();
      }
      case ApnsReply.Cut() -> cut(context.channel());
      case ApnsReply.GoAway() -> {
        handler()
            .goAway(
                context,
                stream - 1,
                Http2Error.NO_ERROR.code(),
                ByteBufUtil.writeUtf8(context.alloc(), "{\"reason\":\"Shutdown\"}"),
                context.newPromise());
        context.flush();
      }
      case ApnsReply.Raw(var bytes) ->
          context.writeAndFlush(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
      case ApnsReply.Late(var by, var then) ->
          context
              .executor()
              .schedule(() -> reply(context, stream, id, then), by.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void answer(
      ChannelHandlerContext context, int stream, String id, ApnsReply.Status status) {
    var headers =
        new DefaultHttp2Headers().status(Integer.toString(status.status())).add("apns-id", id);
    var timestamp = status.timestamp();
    write(
        context,
        stream,
        headers,
        status.reason() == null
            ? ""
            : "{\"reason\":\""
                + status.reason()
                + '"'
                + (timestamp == null ? "" : ",\"timestamp\":" + timestamp.toEpochMilli())
                + '}');
  }

  private void write(ChannelHandlerContext context, int stream, Http2Headers headers, String body) {
    if (handler().connection().stream(stream) == null) {
      return; // The client has gone meanwhile.
    }
    var encoder = handler().encoder();
    encoder.writeHeaders(context, stream, headers, 0, body.isEmpty(), context.newPromise());
    if (!body.isEmpty()) {
      encoder.writeData(
          context,
          stream,
          Unpooled.copiedBuffer(body, StandardCharsets.UTF_8),
          0,
          true,
          context.newPromise());
    }
    context.flush();
  }

  static void cut(Channel channel) {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    // From the first handler on, so that neither TLS nor HTTP/2 takes its leave.
    channel.pipeline().firstContext().close();
  }
}
