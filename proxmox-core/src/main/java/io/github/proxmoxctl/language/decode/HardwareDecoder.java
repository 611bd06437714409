package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Server.Cpu;
import io.github.proxmoxctl.model.Server.Memory;

/** Processors and memory of one server. */
final class HardwareDecoder {

  private static final String DEFAULT_CPU_TYPE = "x86-64-v2-AES";

  private HardwareDecoder() {}

  static Cpu cpu(Fields cpu) {
    return new Cpu(
        cpu.number("cores", 1),
        cpu.number("sockets", 1),
        cpu.text("type", DEFAULT_CPU_TYPE),
        cpu.number("limit", 0),
        cpu.number("units", Cpu.DEFAULT_UNITS),
        cpu.flag("numa", false),
        // their order means nothing
        cpu.texts("flags").stream().sorted().toList());
  }

  static Memory memory(Fields memory) {
    DataSize size = memory.size("size");
    if (!memory.has("balloon")) {
      return Memory.of(size);
    }
    boolean isNone = memory.text("balloon").equals("none");
    return new Memory(size, isNone ? new DataSize(0) : memory.size("balloon"));
  }
}
