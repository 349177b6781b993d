package app.voda.testing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The sockets of {@link FakeFcm}: HTTP/2 and HTTP/1.1 on Netty's codecs.
final class FakeFcmServer implements AutoCloseable {
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger mostStreams = new AtomicInteger();
  private final Function<Supplier<FakeFcm.Received>, FcmAnswer> answers;
  private final @Nullable SelfSigned identity;
  private final int streams;
  private final Channel listening;

  FakeFcmServer(
      Function<Supplier<FakeFcm.Received>, FcmAnswer> answers,
      @Nullable SelfSigned identity,
      int streams,
      int port) {
    this.answers = answers;
    this.identity = identity;
    this.streams = streams;
    var tls = identity == null ? null : tls(identity, streams > 0);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.listening =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    connections.incrementAndGet();
                    channels.add(channel);
                    if (tls == null) {
                      http1(channel);
                    } else {
                      channel.pipeline().addLast(tls.newHandler(channel.alloc()), new ByAlpn());
                    }
                  }
                })
            .bind(address)
            .syncUninterruptibly()
            .channel();
  }

  private static SslContext tls(SelfSigned identity, boolean http2) {
    var http1 = List.of(ApplicationProtocolNames.HTTP_1_1);
    var both = List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1);
    try {
      return SslContextBuilder.forServer(identity.key(), identity.certificate())
          .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
          .applicationProtocolConfig(
              new ApplicationProtocolConfig(
                  ApplicationProtocolConfig.Protocol.ALPN,
                  ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                  ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                  http2 ? both : http1))
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void http1(Channel channel) {
    channel
        .pipeline()
        .addLast(
            new HttpServerCodec(), new HttpObjectAggregator(65_536), new FakeFcmHttp1(answers));
  }

  private void http2(Channel channel) {
    var codec =
        Http2FrameCodecBuilder.forServer()
            .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(streams))
            .build();
    channel.pipeline().addLast(codec, new FakeFcmHttp2(answers, this::sawStreams));
  }

  private void sawStreams(int count) {
    mostStreams.accumulateAndGet(count, Math::max);
  }

  boolean isTls() {
    return identity != null;
  }

  @Nullable SelfSigned identity() {
    return identity;
  }

  int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  int connections() {
    return connections.get();
  }

  int mostStreams() {
    return mostStreams.get();
  }

  ChannelGroup channels() {
    return channels;
  }

  @Override
  public void close() {
    listening.close().syncUninterruptibly();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class ByAlpn extends ApplicationProtocolNegotiationHandler {
    ByAlpn() {
      super(ApplicationProtocolNames.HTTP_1_1);
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
      if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
        http2(context.channel());
      } else {
        http1(context.channel());
      }
    }
  }
}
