package io.github.proxmoxctl.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** Runs one process of an ssh program for each command on the server. */
final class SshProgram extends SshSessionFactory {

  private final List<String> program;
  private final Map<String, String> environment;

  /**
   * @param program with the options that come first
   * @param environment all that the process sees
   */
  SshProgram(List<String> program, Map<String, String> environment) {
    this.program = List.copyOf(program);
    this.environment = Map.copyOf(environment);
  }

  @Override
  public RemoteSession getSession(
      URIish uri, @Nullable CredentialsProvider credentials, FS fs, int milliseconds)
      throws TransportException {
    List<String> command = new ArrayList<>(program);
    if (uri.getPort() > 0) {
      command.add("-p");
      command.add(String.valueOf(uri.getPort()));
    }
    command.add(destination(uri));
    return new Session(command, environment);
  }

  // a host or a user that begins with a dash would be an option, and options run programs
  private static String destination(URIish uri) throws TransportException {
    String host = uri.getHost();
    String user = uri.getUser();
    if (host == null || host.startsWith("-") || (user != null && user.startsWith("-"))) {
      throw new TransportException(uri, "this is no host to connect to");
    }
    return user == null ? host : user + "@" + host;
  }

  @Override
  public String getType() {
    return "ssh-program";
  }

  private record Session(List<String> command, Map<String, String> environment)
      implements RemoteSession {

    @Override
    public Process exec(String commandOnServer, int seconds) throws IOException {
      List<String> whole = new ArrayList<>(command);
      whole.add(commandOnServer);
      ProcessBuilder builder = new ProcessBuilder(whole);
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new LastWords(builder.start());
    }

    @Override
    public void disconnect() {
      // JGit ends the process that it was given
    }
  }
}
