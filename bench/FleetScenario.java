import java.io.IOException;
import java.util.List;

/**
 * What goals cost on a large fleet where little or nothing is to be done, beside {@code validate},
 * which reads the same repo and asks nobody.
 */
final class FleetScenario {

  // Prometheus looks for new files of targets every five seconds, and its patience is not ours:
  // nothing is waited for, so nothing can be verified, and the goal ends as partly done
  private static final String VERIFY_TIMEOUT = "0s";
  private static final int PARTLY_DONE = 5;

  private FleetScenario() {}

  /** {@code configure} that finds by digests that every host is as it shall be. */
  static Comparison unchanged(Stage stage, Fleet fleet, int rounds)
      throws IOException, InterruptedException {
    Contender validate = fleet.infra().goal("validate");
    Contender configure = fleet.infra().goal("configure");
    stage.warmUp(validate, "validate");
    stage.warmUp(configure, "configure");
    Comparison comparison =
        Comparison.measure(
            "configure %,d hosts that are configured".formatted(fleet.servers()),
            "configure under 2 x validate",
            rounds,
            List.of(validate, configure));
    configure.insistOn("Nothing to configure (%d hosts unchanged)".formatted(fleet.servers()));
    return comparison;
  }

  /** {@code register-monitoring} where no target is written yet. */
  static Comparison targets(Stage stage, Fleet fleet, int rounds)
      throws IOException, InterruptedException {
    Contender validate = fleet.infra().goal("validate");
    Contender register =
        fleet
            .infra()
            .goal("register-monitoring", "--verify-timeout", VERIFY_TIMEOUT)
            .after(fleet.prometheus()::forgetTargets)
            .endingWith(PARTLY_DONE);
    stage.warmUp(validate, "validate");
    stage.warmUp(register, "register-monitoring");
    Comparison comparison =
        Comparison.measure(
            "register %,d targets, all to be written".formatted(fleet.servers()),
            "register-monitoring at most 1 s more than validate",
            rounds,
            List.of(validate, register));
    long written = fleet.prometheus().count(":9100\"");
    if (written != fleet.servers()) {
      throw new IOException(written + " targets were written, not " + fleet.servers());
    }
    return comparison;
  }
}
