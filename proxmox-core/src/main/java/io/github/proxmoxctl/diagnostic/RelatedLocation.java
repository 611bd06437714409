package io.github.proxmoxctl.diagnostic;

/** Another place that belongs to a problem, with what it is: "first defined here". */
public record RelatedLocation(Location location, String message) {}
