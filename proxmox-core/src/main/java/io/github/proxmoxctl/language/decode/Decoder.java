package io.github.proxmoxctl.language.decode;

/** Turns a document of one kind into records of the draft; what a schema cannot say is reported. */
@FunctionalInterface
public interface Decoder {

  void decode(KindDocument document, Draft draft);
}
