package app.voda.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;

/// A port of the store as the services see it: behind it is the store of whichever world calls.
final class ChaosPort implements InvocationHandler {
  private static final Set<String> READS =
      Set.of("find", "findAll", "findByEmail", "findByName", "findKept", "of", "idsOf", "all");
  private static final Set<String> REMEMBERED = Set.of("find", "findKept");

  private final Class<?> port;

  private ChaosPort(Class<?> port) {
    this.port = port;
  }

  static <T> T of(Class<T> port) {
    var proxy =
        Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, new ChaosPort(port));
    return port.cast(proxy);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, arguments);
    }
    return READS.contains(method.getName()) || method.getName().equals("unread")
        ? read(method, arguments)
        : write(method, arguments);
  }

  private Object read(Method method, Object[] arguments) {
    var activity = Activity.current();
    var call = port.getSimpleName() + "." + method.getName() + Arrays.toString(arguments);
    var now = activity.world.now();
    boolean remembers = REMEMBERED.contains(method.getName()) && !activity.inTransaction;
    var before = remembers ? activity.reads.remembered(call, now) : null;
    if (before != null) {
      return before;
    }
    var value = Gate.call(name(method), Gate.READ, ChaosPort::down, () -> real(method, arguments));
    if (remembers) {
      activity.reads.remember(call, value, now);
    }
    return value;
  }

  private Object write(Method method, Object[] arguments) {
    var activity = Activity.current();
    activity.reads.forget();
    if (activity.inTransaction) {
      // It stays in the process until the commit.
      activity.requireLife();
      var result = real(method, arguments);
      activity.uncommitted.add(
          () -> activity.world.ledger.wrote(port, method.getName(), arguments, result));
      return result;
    }
    return Gate.call(
        name(method),
        Gate.ANY,
        ChaosPort::down,
        () -> {
          var result = real(method, arguments);
          activity.world.ledger.wrote(port, method.getName(), arguments, result);
          return result;
        });
  }

  private String name(Method method) {
    return port.getSimpleName() + "." + method.getName();
  }

  private Object real(Method method, Object[] arguments) {
    try {
      return method.invoke(Activity.current().world.store.port(port), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static RuntimeException down() {
    return new DataAccessResourceFailureException("the store did not answer");
  }
}
