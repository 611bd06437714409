package io.github.proxmoxctl.state;

import java.time.Instant;

/** That a state Terraform sent was not stored, and why. */
public record DirtyMark(String why, Instant since) {}
