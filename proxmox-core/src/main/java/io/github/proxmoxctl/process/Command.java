package io.github.proxmoxctl.process;

import io.github.proxmoxctl.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One program to run, as a value: no shell reads it, nothing is inherited that is not in it.
 *
 * @param argv the program (a name to look up on {@code PATH}, or a path) and its arguments, each
 *     handed over as it is
 * @param environment the whole environment of the program, secrets apart
 * @param secrets variables whose values are secret; they win over {@code environment}
 * @param directory where it runs
 * @param ownSession whether a terminal's Ctrl-C must not reach it, so that it gets no signal but
 *     ours
 * @param spool file that takes its output (and {@code <spool>.err} its errors) instead of a pipe,
 *     so that it can go on writing when this JVM is killed; removed when it has ended; or null
 * @param input what it reads on its standard input; null for nothing
 * @param stop the signal that asks it to end
 */
public record Command(
    List<String> argv,
    Map<String, String> environment,
    Map<String, Secret> secrets,
    Path directory,
    boolean ownSession,
    @Nullable Path spool,
    @Nullable Secret input,
    Stop stop) {

  /** How a program is asked to end. */
  public enum Stop {
    /** SIGTERM, once; it may then take as long as it needs. */
    TERMINATE,
    /**
     * SIGINT, once, for programs that end in order only then (Python's do). One that ignores it,
     * because it was started by a shell in the background, gets SIGTERM after a while.
     */
    INTERRUPT
  }

  public Command {
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }

  /** A command that reads nothing and is stopped by SIGTERM. */
  public Command(
      List<String> argv,
      Map<String, String> environment,
      Map<String, Secret> secrets,
      Path directory,
      boolean ownSession,
      @Nullable Path spool) {
    this(argv, environment, secrets, directory, ownSession, spool, null, Stop.TERMINATE);
  }

  /** A command without secrets in the caller's session. */
  public static Command of(List<String> argv, Map<String, String> environment, Path directory) {
    return new Command(argv, environment, Map.of(), directory, false, null);
  }

  public String program() {
    return argv.get(0);
  }

  /** The program's name and arguments for a message; never the environment. */
  @Override
  public String toString() {
    var words = new ArrayList<>(argv);
    words.set(0, String.valueOf(Path.of(program()).getFileName()));
    return String.join(" ", words);
  }
}
