import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Contenders that were measured by turns in one run.
 *
 * @param title what was measured
 * @param goal what we promise about the later ones against the first, in words
 * @param samples one per contender; the first is what the others are compared with
 * @param finding what follows from the figures, or what could not be measured; may be empty
 */
record Comparison(String title, String goal, List<Samples> samples, String finding) {

  /**
   * Runs them in the order A B B A A B…, so that a machine that warms up or slows down favours
   * none.
   */
  static Comparison measure(String title, String goal, int rounds, List<Contender> contenders)
      throws IOException, InterruptedException {
    List<Samples> samples = contenders.stream().map(c -> new Samples(c.name())).toList();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      order.add(i);
    }
    for (int round = 0; round < rounds; round++) {
      for (int i : order) {
        contenders.get(i).measure(samples.get(i));
      }
      Collections.reverse(order);
    }
    return new Comparison(title, goal, samples, "");
  }

  Comparison finding(String found) {
    return new Comparison(title, goal, samples, found);
  }

  Samples baseline() {
    return samples.get(0);
  }

  double ratio(Samples contender) {
    return contender.median() / baseline().median();
  }

  double difference(Samples contender) {
    return contender.median() - baseline().median();
  }
}
