package app.voda.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// {@link FakeFcm} over HTTP/2: one handler for all streams of a connection, for it must cost less
/// than what is measured against it.
// A write that fails closes its connection; the client sees that.
@SuppressWarnings("FutureReturnValueIgnored")
final class FakeFcmHttp2 extends ChannelInboundHandlerAdapter {
  private final Map<Http2FrameStream, Request> open = new HashMap<>();
  private final Function<Supplier<FakeFcm.Received>, FcmAnswer> answers;
  private final IntConsumer streams;

  FakeFcmHttp2(Function<Supplier<FakeFcm.Received>, FcmAnswer> answers, IntConsumer streams) {
    this.answers = answers;
    this.streams = streams;
  }

  private record Request(Http2Headers headers, ByteBuf body) {}

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      switch (message) {
        case Http2HeadersFrame headers -> {
          open.put(headers.stream(), new Request(headers.headers(), Unpooled.buffer(1_024)));
          streams.accept(open.size());
          if (headers.isEndStream()) {
            complete(context, headers.stream());
          }
        }
        case Http2DataFrame data -> read(context, data);
        case Http2ResetFrame reset -> open.remove(reset.stream());
        default -> {}
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(ChannelHandlerContext context, Http2DataFrame data) {
    var request = open.get(data.stream());
    if (request == null) {
      return;
    }
    request.body().writeBytes(data.content());
    context.write(
        new DefaultHttp2WindowUpdateFrame(data.initialFlowControlledBytes()).stream(data.stream()));
    if (data.isEndStream()) {
      complete(context, data.stream());
    }
  }

  private void complete(ChannelHandlerContext context, Http2FrameStream stream) {
    var request = Objects.requireNonNull(open.get(stream));
    var answer = answers.apply(() -> received(request));
    if (answer.after().isZero()) {
      answer(context, stream, answer);
    } else {
      context
          .executor()
          .schedule(
              () -> {
                answer(context, stream, answer);
                context.flush();
              },
              answer.after().toNanos(),
              TimeUnit.NANOSECONDS);
    }
  }

  private FakeFcm.Received received(Request request) {
    var headers = new HashMap<String, String>();
    request.headers().forEach(h -> headers.put(h.getKey().toString(), h.getValue().toString()));
    return new FakeFcm.Received(
        "HTTP/2",
        String.valueOf(request.headers().path()),
        headers,
        FakeFcmHttp1.JSON.readTree(ByteBufUtil.getBytes(request.body())),
        System.nanoTime());
  }

  private void answer(ChannelHandlerContext context, Http2FrameStream stream, FcmAnswer answer) {
    if (open.get(stream) == null) {
      return;
    }
    switch (answer.kind()) {
      case HANG -> {}
      case RESET -> FakeFcmHttp1.reset(context);
      case GARBAGE ->
          FakeFcmHttp1.garbage(context, Http2FrameCodec.class, "\u0000no such frame".repeat(9));
      case RESET_STREAM -> {
        open.remove(stream);
        context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR).stream(stream));
      }
      case ANSWER -> {
        open.remove(stream);
        var headers = new DefaultHttp2Headers().status(Integer.toString(answer.status()));
        answer.headers().forEach(headers::set);
        boolean empty = answer.body().isEmpty();
        context.write(new DefaultHttp2HeadersFrame(headers, empty).stream(stream));
        if (!empty) {
          var body = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
          context.write(new DefaultHttp2DataFrame(body, true).stream(stream));
        }
      }
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
