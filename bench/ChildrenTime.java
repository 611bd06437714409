import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time of the children that ended, and of theirs, as Linux counts it. Unlike the time on
 * the wall it hardly depends on what else the machine does. Its grain is 10 ms.
 */
final class ChildrenTime {

  private static final double TICKS_PER_SECOND = 100;

  private ChildrenTime() {}

  static double seconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    // the name, in brackets, may hold spaces; the fields behind it are counted from 3: proc(5)
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[16 - 3]) + Long.parseLong(fields[17 - 3])) / TICKS_PER_SECOND;
  }
}
