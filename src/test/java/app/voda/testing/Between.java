package app.voda.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Has something happen between two calls to ports.
public final class Between {
  private Between() {}

  /// The port, after whose first answer something happens once.
  public static <T> T afterTheFirstCall(Class<T> port, T real, Runnable happens) {
    var pending = new Runnable[] {happens};
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              try {
                var answer = method.invoke(real, arguments);
                var next = pending[0];
                pending[0] = () -> {};
                next.run();
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
