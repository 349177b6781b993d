package app.voda.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/// Hands one running service to all test classes that ask for it; it stops with the last of them.
public final class SharedVoda implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Voda.class;
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedVoda.class))
        .computeIfAbsent(Running.class)
        .voda;
  }

  /// Started for the first, closed after the last.
  static final class Running implements AutoCloseable {
    private final Path data;
    final Voda voda;

    Running() {
      try {
        data = Files.createTempDirectory("voda");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      voda = Voda.start(data);
    }

    @Override
    public void close() throws IOException {
      voda.close();
      FileSystemUtils.deleteRecursively(data);
    }
  }
}
