import java.io.IOException;

/**
 * A program that runs beside the benchmarks for as long as this is open. It is ended with them,
 * also when somebody stops them.
 */
final class Companion implements AutoCloseable {

  private final Contender stop;
  private final Thread atExit;

  private Companion(Contender stop) {
    this.stop = stop;
    this.atExit = new Thread(this::end);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts it.
   *
   * @param stop ends it, and does no harm where there is nothing to end
   */
  static Companion start(Contender start, Contender stop) throws IOException, InterruptedException {
    // whatever a run that was killed has left
    stop.run();
    Companion companion = new Companion(stop);
    try {
      start.run();
      return companion;
    } catch (IOException | InterruptedException e) {
      companion.close();
      throw e;
    }
  }

  private void end() {
    try {
      stop.run();
    } catch (IOException e) {
      System.err.println("warning: it may still run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }
}
