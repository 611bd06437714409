package io.github.proxmoxctl.allocation;

import static io.github.proxmoxctl.allocation.Invariants.DATE;
import static io.github.proxmoxctl.allocation.Invariants.estate;
import static io.github.proxmoxctl.allocation.Invariants.holdsTogether;
import static io.github.proxmoxctl.allocation.Invariants.keepsWhatStayed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every estate: checked on many generated ones, each named by its seed. */
class AllocationPropertiesTest {

  static List<Long> seeds() {
    return LongStream.rangeClosed(1, 150).boxed().toList();
  }

  private static Allocation allocate(List<Spec> specs, AppliedState applied) {
    return Allocator.allocate(estate(specs), applied, DATE);
  }

  private static AppliedState record(AppliedState before, List<Spec> specs, Allocation allocation) {
    return Recorded.after(before, estate(specs), allocation, DATE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyServerGetsEverythingAndNothingTwice(long seed) {
    Random random = new Random(seed);
    List<Spec> specs = Spec.generate(random, 1 + random.nextInt(25), "a");
    Allocation first = allocate(specs, AppliedState.empty());
    holdsTogether(specs, first, AppliedState.empty());
    AppliedState applied = record(AppliedState.empty(), specs, first);
    List<Spec> changed = changed(random, specs);
    holdsTogether(changed, allocate(changed, applied), applied);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allocatingAgainOnWhatWasAppliedChangesNothing(long seed) {
    Random random = new Random(seed);
    List<Spec> specs = Spec.generate(random, 1 + random.nextInt(25), "a");
    Allocation first = allocate(specs, AppliedState.empty());
    Allocation again = allocate(specs, record(AppliedState.empty(), specs, first));
    assertThat(again).isEqualTo(first);
    assertThat(again.moves()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTheInputDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Spec> specs = Spec.generate(random, 1 + random.nextInt(25), "a");
    Allocation first = allocate(specs, AppliedState.empty());
    AppliedState applied = record(AppliedState.empty(), specs, first);
    List<Spec> more = new ArrayList<>(specs);
    more.addAll(Spec.generate(random, random.nextInt(8), "b"));
    List<Spec> shuffled = new ArrayList<>(more);
    Collections.shuffle(shuffled, random);
    assertThat(allocate(shuffled, applied)).isEqualTo(allocate(more, applied));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatOthersGainOrLoseMovesNothing(long seed) {
    Random random = new Random(seed);
    List<Spec> specs = Spec.generate(random, 2 + random.nextInt(20), "a");
    AppliedState applied = AppliedState.empty();
    for (int round = 0; round < 4; round++) {
      Allocation before = allocate(specs, applied);
      applied = record(applied, specs, before);
      List<Spec> after = changed(random, specs);
      Allocation now = allocate(after, applied);
      keepsWhatStayed(specs, before, after, now);
      specs = after;
    }
  }

  /** Servers come and go, disks and interfaces come, go and change places. */
  private static List<Spec> changed(Random random, List<Spec> specs) {
    List<Spec> changed = new ArrayList<>();
    for (Spec spec : specs) {
      switch (random.nextInt(5)) {
        case 0 -> {}
        case 1 -> {
          List<String> disks = new ArrayList<>(Spec.some(random, spec.disks()));
          disks.add(random.nextInt(disks.size() + 1), "new" + random.nextInt(1000));
          changed.add(spec.withDisks(disks));
        }
        case 2 -> {
          List<Spec.Nic> nics = new ArrayList<>(Spec.some(random, spec.nics()));
          nics.add(
              random.nextInt(nics.size() + 1),
              new Spec.Nic("new" + random.nextInt(1000), "app", new Server.Address.Auto()));
          changed.add(spec.withNics(nics));
        }
        default -> changed.add(spec);
      }
    }
    changed.addAll(
        Spec.generate(random, random.nextInt(4), "x" + random.nextInt(1000)).stream()
            // fixed addresses of a second generation would meet those of the first
            .map(spec -> spec.withNics(List.of()))
            .toList());
    Collections.shuffle(changed, random);
    return changed;
  }
}
