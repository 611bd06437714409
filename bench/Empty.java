/** The smallest program: what a start of the JVM costs on this machine. */
final class Empty {

  private Empty() {}

  public static void main(String[] args) {}
}
