package io.github.proxmoxctl.process;

import io.github.proxmoxctl.diagnostic.Outcome;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns SIGINT, SIGTERM and SIGHUP into a request on an {@link Interruption}, so that the run comes
 * to its orderly end instead of the JVM's. Where signals cannot be had (another JVM, {@code -Xrs})
 * it does nothing, and the runner's shutdown hook still stops what runs.
 *
 * <p>By reflection: {@code sun.misc.Signal} is exported by jdk.unsupported, but the compiler's
 * warning about it cannot be suppressed.
 */
public final class SignalWatch implements AutoCloseable {

  private static final Map<String, Outcome> SIGNALS =
      Map.of("INT", Outcome.INTERRUPTED, "TERM", Outcome.TERMINATED, "HUP", Outcome.TERMINATED);

  private final Map<Object, Object> replaced = new LinkedHashMap<>();

  private SignalWatch() {}

  /** Watches until closed; closing gives the signals back to whom they belonged. */
  public static SignalWatch on(Interruption interruption) {
    var watch = new SignalWatch();
    SIGNALS.forEach((name, outcome) -> watch.handle(name, () -> interruption.request(outcome)));
    return watch;
  }

  private void handle(String name, Runnable action) {
    try {
      var signalType = Class.forName("sun.misc.Signal");
      var handlerType = Class.forName("sun.misc.SignalHandler");
      var signal = signalType.getConstructor(String.class).newInstance(name);
      var handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "handler of SIG" + name;
                  });
      var before =
          signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
      replaced.put(signal, before);
    } catch (ReflectiveOperationException e) {
      // no such class, or the JVM keeps this signal to itself: see the class comment
    }
  }

  @Override
  public void close() {
    try {
      var signalType = Class.forName("sun.misc.Signal");
      var handlerType = Class.forName("sun.misc.SignalHandler");
      var handle = signalType.getMethod("handle", signalType, handlerType);
      for (var entry : replaced.entrySet()) {
        handle.invoke(null, entry.getKey(), entry.getValue());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("signals could be taken but not given back", e);
    } finally {
      replaced.clear();
    }
  }
}
