package io.github.proxmoxctl.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives the session to commands that want it. */
final class CommandFactory implements IFactory {

  private final Session session;

  CommandFactory(Session session) {
    this.session = session;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Session.class) {
        return type.cast(constructor.newInstance(session));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
