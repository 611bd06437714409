package io.github.proxmoxctl.vault;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All the text that an exception could bring into a log. */
final class Everything {

  private Everything() {}

  /** Its stack trace, with all causes and what was suppressed, and all its diagnostics. */
  static String toldBy(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    if (failure instanceof DiagnosticException problems) {
      text.append(problems.diagnostics().toString());
    }
    return text.toString();
  }

  /** What {@code toString} says of an object and of all that it holds, as far as it is ours. */
  static String reachableFrom(Object start) {
    StringBuilder text = new StringBuilder();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      Object next = open.remove();
      // a text is what must be unreachable but by its holder's own words
      if (next instanceof String || !seen.add(next)) {
        continue;
      }
      text.append(next.getClass().getSimpleName()).append(' ').append(next).append('\n');
      if (next instanceof Map<?, ?> map) {
        open.addAll(map.keySet());
        open.addAll(map.values());
      } else if (next instanceof Collection<?> collection) {
        open.addAll(collection);
      } else if (!isKeeper(next)) {
        addFields(next, open);
      }
    }
    return text.toString();
  }

  /** Whose purpose it is to hold values: the redactor, and the environment that was handed in. */
  private static boolean isKeeper(Object holder) {
    return Set.of("Redactor", "EnvironmentSecrets").contains(holder.getClass().getSimpleName());
  }

  private static void addFields(Object holder, Deque<Object> open) {
    @Nullable Class<?> type = holder.getClass();
    for (; type != null && type.getName().startsWith("io.github."); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          try {
            @Nullable Object value = field.get(holder);
            if (value != null) {
              open.add(value);
            }
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        }
      }
    }
  }
}
