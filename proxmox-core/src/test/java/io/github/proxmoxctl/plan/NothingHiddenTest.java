package io.github.proxmoxctl.plan;

import static io.github.proxmoxctl.plan.TestGiven.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes each leaf of a real resource in turn: it is told, and the digest is another. */
class NothingHiddenTest {

  /** What moves by itself: neither told nor covered. */
  private static final Pattern MOVES =
      Pattern.compile(
          "id|hotplug|(ipv4_addresses|ipv6_addresses|mac_addresses|network_interface_names)\\b.*"
              + "|disk\\[\\d]\\.(path_in_datastore|file_format)");

  /** The device without link in the gap between two interfaces: covered, not told. */
  private static final Pattern GAP =
      Pattern.compile(
          "network_device\\[1]\\.(?!disconnected).*|initialization\\[0]\\.ip_config\\[1]\\..*");

  private static final ResourceChange SAME = Recording.read("no-op").changes().get(0);
  private static final Map<String, @Nullable Object> VALUES = Objects.requireNonNull(SAME.before());

  static Stream<Trees.Leaf> leaves() {
    return Trees.leaves(VALUES).stream();
  }

  private static ResourceChange update(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return new ResourceChange(
        SAME.address(),
        SAME.type(),
        SAME.server(),
        null,
        List.of("update"),
        before,
        after,
        SAME.afterUnknown(),
        List.of(),
        null,
        null,
        false);
  }

  private static @Nullable Object other(@Nullable Object value) {
    if (value instanceof Boolean isSet) {
      return !isSet;
    }
    return value instanceof Number number ? (Object) (number.longValue() + 1) : value + "-other";
  }

  private static ServerChange interpret(ResourceChange change) {
    return new Interpreter(Map.of(), Map.of("web", WEB), Map.of("web", WEB))
        .interpret(new RootChanges(List.of(change), List.of(), false, false))
        .get(0);
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void everyChangedLeafIsTold(Trees.Leaf leaf) {
    Map<String, @Nullable Object> after = Trees.with(VALUES, leaf.steps(), other(leaf.value()));
    boolean isTold = !MOVES.matcher(leaf.path()).matches() && !GAP.matcher(leaf.path()).matches();
    for (ResourceChange change : List.of(update(VALUES, after), update(after, VALUES))) {
      ServerChange told = interpret(change);
      assertThat(!told.attributes().isEmpty()).as(leaf.path()).isEqualTo(isTold);
      assertThat(told.action().isChange())
          .as(leaf.path())
          .isEqualTo(isTold && !Vocabulary.isBookkeeping(leaf.path()));
      assertThat(told.attributes())
          .allSatisfy(
              attribute ->
                  assertThat(attribute.before() == null && attribute.after() == null).isFalse());
    }
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void everyLeafThatGoesIsTold(Trees.Leaf leaf) {
    boolean isNothing = leaf.value() == null || leaf.value().toString().isEmpty();
    boolean isZeroOfNic =
        leaf.path().matches("network_device.*|cpu\\[0]\\.limit")
            && Long.valueOf(0).equals(leaf.value());
    // absent is the device's default
    boolean isDefault = isNothing || isZeroOfNic || leaf.path().matches("network_device.*enabled");
    Map<String, @Nullable Object> after = Trees.with(VALUES, leaf.steps(), null);
    boolean isTold =
        !isDefault && !MOVES.matcher(leaf.path()).matches() && !GAP.matcher(leaf.path()).matches();
    assertThat(!interpret(update(VALUES, after)).attributes().isEmpty())
        .as(leaf.path())
        .isEqualTo(isTold);
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void everyChangedLeafChangesTheDigest(Trees.Leaf leaf) {
    ResourceChange memory = Recording.read("memory").changes().get(0);
    Map<String, @Nullable Object> before = Objects.requireNonNull(memory.before());
    Map<String, @Nullable Object> after = Objects.requireNonNull(memory.after());
    Digest approved = digest(update(before, after));
    boolean counts = !MOVES.matcher(leaf.path()).matches();
    // what is wanted is another value; what is there is another value
    assertThat(
            digest(update(before, Trees.with(after, leaf.steps(), other(leaf.value()))))
                .equals(approved))
        .as("wanted " + leaf.path())
        .isEqualTo(!counts);
    assertThat(
            digest(update(Trees.with(before, leaf.steps(), other(leaf.value())), after))
                .equals(approved))
        .as("there " + leaf.path())
        .isEqualTo(!counts);
  }

  private static Digest digest(ResourceChange change) {
    return RawValues.digest(change, Action.UPDATE, Effect.RESTART);
  }

  @Test
  void theDigestCoversWhatIsDoneAndToWhom() {
    ResourceChange change = Recording.read("memory").changes().get(0);
    List<Digest> digests =
        List.of(
            RawValues.digest(change, Action.UPDATE, Effect.RESTART),
            RawValues.digest(change, Action.UPDATE, Effect.ONLINE),
            RawValues.digest(change, Action.REPLACE, Effect.RESTART),
            digest(copy(change, "module.server[\"x\"].vm", null, List.of("update"), null)),
            digest(copy(change, change.address(), "module.old", List.of("update"), null)),
            digest(copy(change, change.address(), null, List.of("create"), null)),
            digest(copy(change, change.address(), null, List.of("update"), "pve1/1042")));
    assertThat(digests).doesNotHaveDuplicates();
  }

  private static ResourceChange copy(
      ResourceChange change,
      String address,
      @Nullable String previous,
      List<String> actions,
      @Nullable String importId) {
    return new ResourceChange(
        address,
        change.type(),
        change.server(),
        previous,
        actions,
        change.before(),
        change.after(),
        change.afterUnknown(),
        change.replacePaths(),
        importId,
        change.reason(),
        false);
  }

  @Test
  void theDigestDoesNotMoveByItself() {
    ResourceChange memory = Recording.read("memory").changes().get(0);
    Map<String, @Nullable Object> before = Objects.requireNonNull(memory.before());
    Map<String, @Nullable Object> after = Objects.requireNonNull(memory.after());
    Digest approved = digest(update(before, after));
    assertThat(digest(update(shuffled(before), shuffled(after)))).isEqualTo(approved);
    for (String agent : List.of("ipv4_addresses", "ipv6_addresses", "mac_addresses")) {
      Object reported = List.of(List.of("192.0.2.7"), List.of("192.0.2.8", "192.0.2.9"));
      Map<String, @Nullable Object> live = Trees.with(before, List.of(agent), reported);
      assertThat(digest(update(live, after))).as(agent).isEqualTo(approved);
      assertThat(digest(update(live, Trees.with(after, List.of(agent), reported))))
          .isEqualTo(approved);
    }
    // the provider writes now null, now an empty text
    List<Object> serial = List.of("smbios", 0, "serial");
    assertThat(digest(update(Trees.with(before, serial, null), Trees.with(after, serial, ""))))
        .isEqualTo(approved);
  }

  private static Map<String, @Nullable Object> shuffled(Map<String, @Nullable Object> tree) {
    List<String> keys = new ArrayList<>(tree.keySet());
    Collections.shuffle(keys, new Random(3));
    Map<String, @Nullable Object> shuffled = new LinkedHashMap<>();
    keys.forEach(key -> shuffled.put(key, tree.get(key)));
    return shuffled;
  }

  @Test
  void whatIsApprovedOfADestroyIsThatThisOneGoes() {
    ResourceChange destroy = Recording.read("destroy").changes().get(0);
    Digest approved = RawValues.digest(destroy, Action.DESTROY, Effect.REPLACE);
    Map<String, @Nullable Object> before = Objects.requireNonNull(destroy.before());
    assertThat(
            RawValues.digest(
                Trees.values(
                    destroy, Trees.with(before, List.of("description"), "x"), null, Map.of()),
                Action.DESTROY,
                Effect.REPLACE))
        .isEqualTo(approved);
    assertThat(
            RawValues.digest(
                Trees.values(destroy, Trees.with(before, List.of("vm_id"), 1L), null, Map.of()),
                Action.DESTROY,
                Effect.REPLACE))
        .isNotEqualTo(approved);
  }
}
