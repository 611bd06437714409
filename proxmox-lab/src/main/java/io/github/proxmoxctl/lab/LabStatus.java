package io.github.proxmoxctl.lab;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a lab's directory says about it.
 *
 * @param running whether a process serves it
 * @param pid that process; 0 if none or unknown
 * @param endpoint its URL; null if none
 * @param guests how many virtual machines it has, templates included
 */
public record LabStatus(
    Path directory, boolean running, long pid, @Nullable URI endpoint, int guests) {}
