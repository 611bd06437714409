import java.util.ArrayList;
import java.util.List;

/**
 * Repeated measurements of one contender.
 *
 * @param name what a person reads
 * @param wall seconds from start to end, in the order of the runs
 * @param cpu seconds of processor time of the process and all it started, in the order of the runs
 */
record Samples(String name, List<Double> wall, List<Double> cpu) {

  Samples(String name) {
    this(name, new ArrayList<>(), new ArrayList<>());
  }

  void add(double wallSeconds, double cpuSeconds) {
    wall.add(wallSeconds);
    cpu.add(cpuSeconds);
  }

  double median() {
    return quantile(wall, 0.5);
  }

  double cpuMedian() {
    return quantile(cpu, 0.5);
  }

  double minimum() {
    return quantile(wall, 0);
  }

  double p90() {
    return quantile(wall, 0.9);
  }

  /** Between two neighbours it takes the mean weighted by distance. */
  private static double quantile(List<Double> values, double part) {
    List<Double> sorted = values.stream().sorted().toList();
    double at = part * (sorted.size() - 1);
    int below = (int) Math.floor(at);
    int above = (int) Math.ceil(at);
    return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
  }
}
