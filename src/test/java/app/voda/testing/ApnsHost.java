package app.voda.testing;

import app.voda.device.Environment;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// One of the two environments of {@link FakeApns}.
final class ApnsHost {

  /// Takes a push, and says what to answer.
  interface Receiver {
    ApnsReply receive(
        Environment environment, Map<String, String> headers, String body, int connection);
  }

  private final Environment environment;
  private final Receiver receiver;
  private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
  private final Channel server;

  ApnsHost(
      Environment environment,
      Receiver receiver,
      EventLoopGroup threads,
      SslContext tls,
      AtomicInteger opened) {
    this.environment = environment;
    this.receiver = receiver;
    this.server =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    connections.add(channel);
                    channel
                        .pipeline()
                        .addLast(tls.newHandler(channel.alloc()))
                        .addLast(new FlushConsolidationHandler(256, true))
                        .addLast(ApnsConnection.handler(ApnsHost.this, opened.incrementAndGet()));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  ApnsReply receive(Map<String, String> headers, String body, int connection) {
    return receiver.receive(environment, headers, body, connection);
  }

  String address() {
    return "127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort();
  }

  int openConnections() {
    return connections.size();
  }

  void cutConnections() {
    for (var channel : connections) {
      channel.eventLoop().execute(() -> ApnsConnection.cut(channel));
    }
    connections.newCloseFuture().awaitUninterruptibly(10, TimeUnit.SECONDS);
  }

  /// What is open now neither reads nor writes any more, as after a NAT has forgotten it.
  void deafen() {
    for (var channel : connections) {
      channel
          .eventLoop()
          .submit(() -> channel.pipeline().addFirst(new Lost()))
          .syncUninterruptibly();
    }
  }

  void stopListening() {
    server.close().syncUninterruptibly();
  }

  /// Loses what comes and what goes.
  private static final class Lost extends ChannelDuplexHandler {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      promise.trySuccess();
    }
  }
}
