package app.voda.testing;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// {@link FakeFcm} over HTTP/1.1.
// A write that fails closes its connection; the client sees that.
@SuppressWarnings("FutureReturnValueIgnored")
final class FakeFcmHttp1 extends SimpleChannelInboundHandler<FullHttpRequest> {
  static final JsonMapper JSON = new JsonMapper();

  private final Function<Supplier<FakeFcm.Received>, FcmAnswer> answers;

  FakeFcmHttp1(Function<Supplier<FakeFcm.Received>, FcmAnswer> answers) {
    this.answers = answers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    var answer = answers.apply(() -> received(request));
    if (answer.after().isZero()) {
      answer(context, answer);
    } else {
      context
          .executor()
          .schedule(() -> answer(context, answer), answer.after().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private static FakeFcm.Received received(FullHttpRequest request) {
    var headers = new HashMap<String, String>();
    for (var header : request.headers()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
    }
    var body = JSON.readTree(request.content().toString(StandardCharsets.UTF_8));
    return new FakeFcm.Received("HTTP/1.1", request.uri(), headers, body, System.nanoTime());
  }

  private static void answer(ChannelHandlerContext context, FcmAnswer answer) {
    switch (answer.kind()) {
      case HANG -> {}
      case RESET, RESET_STREAM -> reset(context);
      case GARBAGE -> garbage(context, HttpServerCodec.class, "no such protocol\r\n\r\n");
      case ANSWER -> {
        var content = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
        var response =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), content);
        answer.headers().forEach(response.headers()::set);
        response.headers().set("content-length", content.readableBytes());
        context.writeAndFlush(response);
      }
    }
  }

  static void reset(ChannelHandlerContext context) {
    // Linger 0 makes the kernel send a reset instead of an orderly end.
    context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    context.channel().close();
  }

  // Behind the codec, so that it does not see it, and before TLS.
  static void garbage(
      ChannelHandlerContext context, Class<? extends ChannelHandler> codec, String bytes) {
    context
        .pipeline()
        .context(codec)
        .writeAndFlush(Unpooled.copiedBuffer(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
